import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { appUrl } from '#config/app'

interface RawRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A request whose path and body go out as they are written; clients tidy them up. */
export function rawRequest(path: string, { method = 'GET', headers = {}, body }: RawRequest = {}) {
  const { hostname, port } = new URL(appUrl)
  return new Promise<{ status: number; headers: Record<string, any>; text: string }>(
    (resolve, reject) => {
      const outgoing = request({ hostname, port, path, method, headers }, (response) => {
        const { statusCode, headers: answered } = response
        text(response).then(
          (whole) => resolve({ status: statusCode!, headers: answered, text: whole }),
          reject
        )
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    }
  )
}

/**
 * Sends a body without end, a mebibyte at a time, until the server answers or hangs up.
 * @returns the answer, and how many bytes were sent
 */
export function endlessRequest(path: string, headers: Record<string, string>, start = '') {
  const { hostname, port } = new URL(appUrl)
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  return new Promise<{ status: number; text: string; sent: number }>((resolve, reject) => {
    let sent = 0
    const outgoing = request({ hostname, port, path, method: 'POST', headers }, (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode!, text: body, sent })
        outgoing.destroy()
      }, reject)
    })
    outgoing.on('error', reject)
    outgoing.write(start)
    const more = () => {
      if (outgoing.destroyed || sent > 200 * chunk.length) return
      sent += chunk.length
      outgoing.write(chunk, () => setImmediate(more))
    }
    more()
  })
}

/** Bytes on a socket, for what is not even HTTP. @returns everything that the server says until it hangs up */
export async function rawBytes(bytes: string) {
  const { hostname, port } = new URL(appUrl)
  const socket = connect(Number(port), hostname)
  socket.end(bytes)
  return text(socket)
}
