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
    preview: null,
    words: '',
    over: false,

    init() {
      this.problem = this.$root.querySelector('.field-error').textContent
      this.words = this.$root.querySelector('[x-text=stage]')?.textContent ?? ''
    },

    destroy() {
      this.show(null)
    },

    get unchosen() {
      return this.preview === null
    },

    get stage() {
      return this.unchosen ? this.words : 'This is how it will look. It is not saved yet.'
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

    check({ target }) {
      const [file] = target.files
      const limit = Number(target.dataset.limit)
      const tooLarge = file && file.size > limit
      this.say(
        target,
        tooLarge ? `This file is larger than ${limit / 1024 / 1024} MB. Choose a smaller one.` : ''
      )
      this.show('preview' in target.dataset && file && !tooLarge ? file : null)
    },

    refuse() {
      this.show(null)
      this.say(
        this.$root.querySelector('input[type=file]'),
        'This file can’t be shown as a picture. Choose another one.'
      )
    },

    say(input, problem) {
      this.problem = problem
      input.setCustomValidity(problem)
    },

    show(file) {
      if (this.preview) URL.revokeObjectURL(this.preview)
      this.preview = file && URL.createObjectURL(file)
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
