import { appUrl } from '#config/app'

/** A browser without JavaScript: it keeps its cookies, sends the forms it was shown, and follows no redirect. */
export class Browser {
  #cookies = new Map<string, string>()

  constructor(
    private userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0',
    private address = appUrl
  ) {}

  get cookies() {
    return this.#cookies
  }

  get(path: string) {
    return this.#send(path, {})
  }

  /** The form's page is opened first, as its token is on it. */
  async submit(page: string, action: string, fields: Record<string, string> = {}) {
    const body = new URLSearchParams({ ...fields, _csrf: await this.#tokenOn(page) })
    return this.#send(action, { method: 'POST', body })
  }

  /** A form with a file. */
  async upload(page: string, action: string, body: FormData) {
    body.append('_csrf', await this.#tokenOn(page))
    return this.#send(action, { method: 'POST', body })
  }

  async logIn(email: string, password: string, isRemembered = false) {
    const remember = isRemembered ? { remember_me: 'on' } : {}
    return this.submit('/login', '/login', { email, password, ...remember } as Record<
      string,
      string
    >)
  }

  async isLoggedIn() {
    return (await this.get('/dashboard')).status === 200
  }

  async #tokenOn(page: string) {
    const shown = await this.get(page)
    return /name=["']_csrf["'] value=["'](.+?)["']/.exec(await shown.text())?.[1] ?? ''
  }

  async #send(path: string, options: RequestInit) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'User-Agent': this.userAgent, 'Cookie': cookie }
    const response = await fetch(`${this.address}${path}`, {
      ...options,
      headers,
      redirect: 'manual',
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }
}
