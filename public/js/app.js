// Times are written by the server in UTC; readers see them in their own time zone.
const timeShapes = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
}

function showLocalTimes() {
  for (const time of document.querySelectorAll('time[data-shape]')) {
    const at = new Date(time.dateTime)
    const isToday = at.toDateString() === new Date().toDateString()
    const shape = time.dataset.shape === 'moment' && isToday ? 'time' : time.dataset.shape
    time.textContent = new Intl.DateTimeFormat('en-GB', timeShapes[shape]).format(at)
    time.removeAttribute('data-shape')
  }
}

function sayThatTheServerIsAway() {
  const notice = document.createElement('p')
  notice.className = 'notice notice-problem'
  notice.textContent =
    'The server can’t be reached. What you typed is still here; try again in a moment.'
  document.querySelector('#notices').replaceChildren(notice)
}

const rowAt = (node, direction) => (node instanceof Element ? node : node?.[direction])

/** Where the keyboard goes on when the row that it was in has left the list, or was put anew. */
function goOnFrom({ nextSibling, previousSibling, target }, id) {
  const heading = target.closest('[aria-labelledby]')?.getAttribute('aria-labelledby')
  const place =
    (id && document.getElementById(id)) ||
    rowAt(nextSibling, 'nextElementSibling') ||
    rowAt(previousSibling, 'previousElementSibling') ||
    document.getElementById(heading ?? 'main')
  place.tabIndex = -1
  place.focus()
}

function keepFocusInList({ target }) {
  const row = target.closest?.('li, tr')
  if (!row) return
  const observer = new MutationObserver((records) => {
    if (row.isConnected) return
    observer.disconnect()
    const removal = records.find(({ removedNodes }) => [...removedNodes].includes(row))
    if (removal && document.activeElement === document.body) goOnFrom(removal, row.id)
  })
  observer.observe(row.parentElement, { childList: true })
}

document.addEventListener('htmx:before:request', keepFocusInList)
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-dismiss]')) target.closest('.notice').remove()
})
document.addEventListener('DOMContentLoaded', showLocalTimes)
document.addEventListener('htmx:after:swap', showLocalTimes)
document.addEventListener('htmx:error', (event) => {
  if (event.detail.error instanceof TypeError && event.detail.ctx?.request.method === 'POST')
    sayThatTheServerIsAway()
})
