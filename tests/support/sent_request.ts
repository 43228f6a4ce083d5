import { once } from 'node:events'
import { request, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** Whether it came to its end. */
  isWhole: boolean
}

export interface SentRequest {
  /** Resolves when every byte is with the system, on a connection of its own. */
  sent: Promise<unknown>
  /** Null where the connection broke before there was one. */
  answer: Promise<Answer | null>
}

/** A request of which is known that it has gone out. */
export function sendRequest(
  url: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}
): SentRequest {
  const outgoing = request(url, {
    method,
    agent: false,
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
  })
  const answer = once(outgoing, 'response').then(
    async ([response]) => ({
      status: response.statusCode,
      headers: response.headers,
      text: await text(response).catch(() => ''),
      isWhole: response.complete,
    }),
    () => null
  )
  const sent = once(outgoing, 'finish').catch(() => {})
  outgoing.on('error', () => {})
  outgoing.end(body)
  return { sent, answer }
}

export const sendJson = (url: string, headers: Record<string, string>, body: unknown) =>
  sendRequest(url, {
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
