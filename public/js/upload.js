// fetch() can't tell how much it has sent, so the file goes through XMLHttpRequest; htmx takes the answer as any other.
function send(address, { method, headers, body, signal }, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value))
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((100 * loaded) / total))
    request.onload = () =>
      resolve(
        new Response(request.response, { status: request.status, headers: answered(request) })
      )
    request.onerror = () => reject(new TypeError('The file could not be sent'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

const answered = (request) =>
  request
    .getAllResponseHeaders()
    .trim()
    .split('\r\n')
    .map((line) => line.split(/: (.*)/s).slice(0, 2))

document.addEventListener('alpine:init', () => {
  Alpine.data('upload', () => ({
    sending: false,
    percent: 0,
    problem: '',
    over: false,

    init() {
      this.problem = this.$root.querySelector('.field-error').textContent
    },

    get zone() {
      return this.over ? 'dropzone-over' : ''
    },

    hover() {
      this.over = true
    },

    leave() {
      this.over = false
    },

    check(event) {
      const [file] = event.target.files
      const tooLarge = file && file.size > Number(event.target.dataset.limit)
      this.problem = tooLarge ? 'This file is larger than 20 MB. Choose a smaller one.' : ''
      event.target.setCustomValidity(this.problem)
    },

    watch(event) {
      this.sending = true
      this.percent = 0
      event.detail.ctx.fetch = (address, request) =>
        send(address, request, (percent) => (this.percent = percent))
    },

    finish() {
      this.sending = false
    },
  }))
})
