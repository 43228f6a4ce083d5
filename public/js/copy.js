// Copies what stands in another element. Where the browser refuses (no HTTPS, say), it selects it for the reader to copy.
document.addEventListener('alpine:init', () => {
  function select(element) {
    const range = document.createRange()
    range.selectNodeContents(element)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
  }

  Alpine.data('copy', () => ({
    said: '',

    async copy() {
      const source = document.getElementById(this.$root.dataset.of)
      const copied = await this.write(source)
      this.say(copied ? 'Copied' : 'Selected: press Ctrl + C (⌘ C) to copy')
    },

    async write(source) {
      try {
        await navigator.clipboard.writeText(source.textContent)
        return true
      } catch {
        select(source)
        return document.execCommand('copy')
      }
    },

    // A status that says the same again is only read out when it was empty in between.
    say(words) {
      this.said = ''
      setTimeout(() => (this.said = words), 50)
      clearTimeout(this.timer)
      this.timer = setTimeout(() => (this.said = ''), 6000)
    },
  }))
})
