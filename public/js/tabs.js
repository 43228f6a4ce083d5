// Sections below each other become tabs; without JavaScript all of them are shown.
document.addEventListener('alpine:init', () => {
  Alpine.data('tabs', () => ({
    init() {
      this.panels = [...this.$root.querySelectorAll('[data-tab]')]
      this.tabs = this.panels.map((panel) => this.tabOf(panel))
      const list = document.createElement('div')
      list.className = 'tab-list'
      list.setAttribute('role', 'tablist')
      list.append(...this.tabs)
      this.$root.prepend(list)
      this.$root.classList.add('snippets-tabbed')
      this.show(0)
    },

    tabOf(panel) {
      const tab = document.createElement('button')
      tab.type = 'button'
      tab.id = `${panel.id}-tab`
      tab.className = 'tab'
      tab.textContent = panel.dataset.tab
      tab.setAttribute('role', 'tab')
      tab.setAttribute('aria-controls', panel.id)
      tab.addEventListener('click', () => this.show(this.panels.indexOf(panel)))
      tab.addEventListener('keydown', (event) => this.move(event, this.panels.indexOf(panel)))
      panel.setAttribute('role', 'tabpanel')
      panel.setAttribute('aria-labelledby', tab.id)
      panel.removeAttribute('aria-label')
      return tab
    },

    show(chosen) {
      this.panels.forEach((panel, index) => (panel.hidden = index !== chosen))
      this.tabs.forEach((tab, index) => {
        tab.setAttribute('aria-selected', String(index === chosen))
        tab.tabIndex = index === chosen ? 0 : -1
      })
    },

    move(event, from) {
      const last = this.tabs.length - 1
      const places = {
        ArrowRight: from === last ? 0 : from + 1,
        ArrowLeft: from === 0 ? last : from - 1,
        Home: 0,
        End: last,
      }
      const to = places[event.key]
      if (to === undefined) return
      event.preventDefault()
      this.show(to)
      this.tabs[to].focus()
    },
  }))
})
