// Shows the temperature and the pace, and offers the models of the provider that is chosen.
document.addEventListener('alpine:init', () => {
  Alpine.data('settings', () => ({
    temperature: '',
    rate: '',
    provider: '',

    init() {
      this.turn()
      this.pace()
      this.choose()
    },

    get models() {
      return `models-${this.provider}`
    },

    turn() {
      this.temperature = this.$refs.temperature.value
    },

    pace() {
      this.rate = this.$refs.rate.value
    },

    choose() {
      this.provider = this.$refs.provider.value
    },
  }))
})
