// Shows what the three dials mean, in the words that the server wrote into the form.
document.addEventListener('alpine:init', () => {
  const level = (value) => (value < 0.34 ? 0 : value > 0.66 ? 2 : 1)

  Alpine.data('tone', () => ({
    turn() {
      const { scale, greetings, requests } = this.$root.dataset
      const levels = {}
      for (const dial of this.$root.querySelectorAll('input[data-dial]')) {
        const name = dial.dataset.dial
        levels[name] = level(Number(dial.value))
        const words = JSON.parse(scale)[name][levels[name]]
        this.$root.querySelector(`output[data-dial=${name}]`).textContent =
          `${words} · ${Math.round(dial.value * 100)} %`
      }
      const greeting = JSON.parse(greetings)[levels.formality][levels.warmth]
      this.$refs.sample.textContent = `${greeting} ${JSON.parse(requests)[levels.humor]}`
    },
  }))
})
