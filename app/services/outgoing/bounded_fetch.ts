import { bounded, type Bounds } from '#services/outgoing/bounded_body'

type Fetch = typeof globalThis.fetch

const mebibyte = 1024 * 1024
const highestStatus = 599

/** `fetch` whose answers break off with an AnswerTooLargeError where they become too large. */
export const boundedFetch =
  (fetch: Fetch, bounds: Bounds | ((response: Response) => Bounds)): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init)
    const { body, status, statusText, headers } = response
    if (!body) return response
    if (status > highestStatus) {
      await body.cancel()
      throw new TypeError(`There is no status ${status}`)
    }
    const bound = typeof bounds === 'function' ? bounds(response) : bounds
    return new Response(bounded(body, bound), { status, statusText, headers })
  }

/** For providers that the operator chose: vectors of many texts, or a long speech. */
export const operatorFetch: Fetch = boundedFetch((...request) => globalThis.fetch(...request), {
  bytes: 32 * mebibyte,
  pieces: 200_000,
})

/** For replies, whoever writes them: tens of thousands of words, each with a frame around it. */
export const replyFetch = (fetch: Fetch = globalThis.fetch) =>
  boundedFetch(fetch, {
    bytes: 16 * mebibyte,
    pieces: 100_000,
    events: { most: 50_000, bytes: mebibyte / 8 },
  })
