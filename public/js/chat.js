// What the server does not care about in a chat: the keyboard, where the page is scrolled to, and stopping to read.
document.addEventListener('alpine:init', () => {
  const page = () => document.scrollingElement
  const toTheEnd = () => page().scrollTo({ top: page().scrollHeight })
  const isMessage = ({ request }) => request.method === 'POST'

  Alpine.data('chat', () => ({
    busy: false,
    canStream: true,
    following: true,
    form: null,
    sent: '',
    heightBefore: 0,

    init() {
      if (!location.hash || location.hash === '#newest') toTheEnd()
      addEventListener('scroll', () => {
        const { scrollHeight, scrollTop, clientHeight } = page()
        this.following = scrollHeight - scrollTop - clientHeight < 120
      })
    },

    get idle() {
      return !this.busy
    },

    enter(event) {
      if (event.shiftKey || event.isComposing) return
      event.preventDefault()
      if (this.idle && this.$refs.text.value.trim()) this.$refs.composer.requestSubmit()
    },

    begin({ detail, target }) {
      if (!isMessage(detail.ctx)) return
      this.busy = true
      this.following = true
      this.form = target
      this.sent = this.$refs.text.value
    },

    hold() {
      this.heightBefore = page().scrollHeight
    },

    follow({ detail }) {
      if (!isMessage(detail.ctx))
        return page().scrollBy({ top: page().scrollHeight - this.heightBefore })
      this.emptyComposer()
      this.takeAddress()
      if (this.following) toTheEnd()
    },

    /** Once the server has the message, the field is free for the next one, unless that is being written already. */
    emptyComposer() {
      const accepted = this.$root.querySelector('[data-growing]')
      if (accepted && this.form === this.$refs.composer && this.$refs.text.value === this.sent)
        this.$refs.text.value = ''
    },

    /** The first message opens a conversation; from then on the page is that conversation's. */
    takeAddress() {
      const address = this.$root.querySelector('[data-address]')?.dataset.address
      if (address && location.pathname !== address) history.replaceState(history.state, '', address)
    },

    stop() {
      htmx.trigger(this.form, 'htmx:abort')
    },

    end({ detail }) {
      if (!isMessage(detail.ctx)) return
      this.busy = false
      for (const reply of this.$root.querySelectorAll('[data-growing]')) {
        reply.removeAttribute('data-growing')
        reply.removeAttribute('aria-busy')
        reply.classList.add('is-cut')
      }
    },
  }))
})
