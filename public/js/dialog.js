// The server opens the dialog as a part of the page; here it becomes a modal one.
document.addEventListener('alpine:init', () => {
  Alpine.data('dialog', () => ({
    init() {
      this.$root.close()
      this.$root.showModal()
    },
  }))
})
