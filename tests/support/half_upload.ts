import { request } from 'node:http'
import { once } from 'node:events'

/** An upload of which a part has been sent, and the rest is not. */
export async function halfUpload(address: string, headers: Record<string, string>, part: string) {
  const boundary = 'half'
  const upload = request(address, {
    method: 'POST',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  upload.on('error', () => {})
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="chat.txt"\r\nContent-Type: text/plain\r\n\r\n`
  if (!upload.write(head + part)) await once(upload, 'drain')
  return {
    /** @returns the status of the answer */
    async finish(rest: string) {
      const answer = once(upload, 'response')
      upload.end(`${rest}\r\n--${boundary}--\r\n`)
      const [response] = await answer
      response.resume()
      return response.statusCode as number
    },
    abort: () => upload.destroy(),
  }
}
