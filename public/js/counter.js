// Tells how many characters are left once a text comes near its limit.
document.addEventListener('alpine:init', () => {
  Alpine.data('counter', () => ({
    left: '',

    init() {
      this.count()
    },

    count() {
      const { maxLength, value } = this.$refs.text
      const room = maxLength - value.length
      const words = `${room.toLocaleString('en')} characters left.`
      this.left =
        room < maxLength / 4 ? words : `Up to ${maxLength.toLocaleString('en')} characters.`
    },
  }))
})
