import { answering } from '#tests/support/answering'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { encodeMp3 } from '#services/ai/drivers/dummy_speech/mp3_encoder'
import { writeWav } from '#services/ai/wav'

/** What it answers: sound, sound in WAV whatever was asked for, an error, a page, or nothing at all. */
export type Conduct = 'speaks' | 'speaks wav' | 401 | 429 | 500 | 'shows a page' | 'hangs'

export interface SpeechRequest {
  path: string
  headers: IncomingMessage['headers']
  body: Record<string, any>
}

/** A tone that is as long as its text would be. */
const toneFor = ({ input, speed = 1 }: Record<string, any>) => ({
  sampleRate: 16_000,
  samples: Int16Array.from(
    { length: (16_000 * 0.35 * input.split(/\s+/).length) / speed },
    (_, place) => 8000 * Math.sin(place / 6)
  ),
})

/** A server on this machine that stands in for one that speaks OpenAI's `/audio/speech`. */
export async function speechDouble(conduct: Conduct = 'speaks') {
  const requests: SpeechRequest[] = []
  const double = { conduct, requests, url: '', close: () => {} }
  const server = createServer(
    answering(async (request, response) => {
      const body = (await json(request)) as Record<string, any>
      requests.push({ path: request.url!, headers: request.headers, body })
      answer(double.conduct, body, response)
    })
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  double.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return double
}

function answer(conduct: Conduct, body: Record<string, any>, response: ServerResponse) {
  if (conduct === 'hangs') return
  if (conduct === 'shows a page') return response.end('<!doctype html><p>Hello</p>')
  if (typeof conduct === 'number') {
    response.writeHead(conduct, { 'content-type': 'application/json' })
    return response.end(JSON.stringify({ error: { message: 'No: sk-very-secret', type: 'no' } }))
  }
  const isWav = conduct === 'speaks wav' || body.response_format === 'wav'
  response.writeHead(200, { 'content-type': isWav ? 'audio/wav' : 'audio/mpeg' })
  response.end(isWav ? writeWav([toneFor(body)]) : Buffer.from(encodeMp3(toneFor(body))))
}
