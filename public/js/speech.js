// Lets a text be heard: one at a time in the page. What the server refuses is told where its notices stand.
document.addEventListener('alpine:init', () => {
  const sound = new Audio()
  sound.preload = 'none'
  let playing = null

  const names = { idle: 'Listen', loading: 'Stop', playing: 'Stop' }
  const news = { idle: '', loading: 'Loading …', playing: '' }

  function fall(silent) {
    playing?.become('idle')
    playing = null
    if (silent) return
    sound.pause()
    sound.removeAttribute('src')
    sound.load()
  }

  sound.addEventListener('playing', () => playing?.become('playing'))
  sound.addEventListener('waiting', () => playing?.become('loading'))
  sound.addEventListener('ended', () => fall(true))
  sound.addEventListener('error', () => {
    if (playing) void explain(playing.address)
    fall(true)
  })

  async function explain(address) {
    const notices = document.querySelector('#notices')
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } }).catch(() => null)
    const isRefused = answer?.headers.get('content-type')?.startsWith('text/html')
    if (isRefused) notices.innerHTML = await answer.text()
    else notices.replaceChildren(notice('This could not be played. Please try again in a moment.'))
  }

  function notice(words) {
    const element = document.createElement('p')
    element.className = 'notice notice-problem'
    element.textContent = words
    return element
  }

  Alpine.data('speech', () => ({
    state: 'idle',

    get can() {
      return true
    },

    get cannot() {
      return false
    },

    get name() {
      return names[this.state]
    },

    get said() {
      return news[this.state]
    },

    get busy() {
      return String(this.state === 'loading')
    },

    get isSilent() {
      return this.state === 'idle'
    },

    get isHeard() {
      return this.state !== 'idle'
    },

    get address() {
      const { address, form } = this.$root.dataset
      if (!form) return address
      const chosen = new URLSearchParams()
      const fields = new FormData(document.getElementById(form))
      for (const name of ['tts_provider', 'tts_voice_id', 'speech_rate'])
        if (fields.get(name)) chosen.set(name, fields.get(name))
      if (fields.get('other_voice')) chosen.set('tts_voice_id', fields.get('other_voice'))
      return `${address}?${chosen}`
    },

    become(state) {
      this.state = state
    },

    toggle() {
      const isMine = this.isPlaying()
      fall()
      if (isMine) return
      playing = this
      this.become('loading')
      sound.src = this.address
      sound.play().catch(() => {})
    },

    isPlaying() {
      return playing?.$root === this.$root
    },

    destroy() {
      if (this.isPlaying()) fall()
    },
  }))
})
