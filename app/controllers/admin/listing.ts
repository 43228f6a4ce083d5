import type { HttpContext } from '@adonisjs/core/http'
import type { Direction } from '#services/admin/directory'

const longestText = 254

/** What a table of the console is asked for by its address. What can't be read there falls back to the beginning. */
export class Listing<Order extends string> {
  readonly perPage = 50
  readonly path: string
  readonly text: string
  readonly page: number
  readonly order?: Order
  readonly direction?: Direction
  #given: Record<string, string> = {}

  constructor({ request }: HttpContext, orders: readonly Order[], filters: string[] = []) {
    const asked = request.qs()
    this.path = request.url()
    this.text = textIn(asked.q)
    this.page = Math.min(Math.max(1, Math.trunc(Number(asked.page)) || 1), 1_000_000)
    this.order = orders.find((order) => order === asked.order)
    this.direction = (['asc', 'desc'] as const).find((one) => one === asked.direction)
    if (this.text) this.#given.q = this.text
    if (this.order) this.#given.order = this.order
    if (this.direction) this.#given.direction = this.direction
    for (const name of filters) {
      const value = textIn(asked[name])
      if (value) this.#given[name] = value
    }
  }

  /** What a filter is set to. */
  filter(name: string): string | undefined {
    return this.#given[name]
  }

  /** The same table in another order, or another of its pages. */
  address(changes: Record<string, string | number> = {}) {
    const asked = new URLSearchParams(this.#given)
    for (const [name, value] of Object.entries(changes)) asked.set(name, String(value))
    return asked.size === 0 ? this.path : `${this.path}?${asked}`
  }
}

const textIn = (value: unknown) =>
  typeof value === 'string'
    ? value.toWellFormed().replaceAll('\0', '').trim().slice(0, longestText)
    : ''
