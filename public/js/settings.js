// Shows the temperature, and offers the models of the provider that is chosen.
document.addEventListener('alpine:init', () => {
  Alpine.data('settings', () => ({
    temperature: '',
    provider: '',

    init() {
      this.turn()
      this.choose()
    },

    get models() {
      return `models-${this.provider}`
    },

    turn() {
      this.temperature = this.$refs.temperature.value
    },

    choose() {
      this.provider = this.$refs.provider.value
    },
  }))
})
