import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import env from '#start/env'

type Conduct = 'answers' | 'refuses' | 'hangs' | 'breaks off'

export interface ProviderRequest {
  path: string
  headers: IncomingMessage['headers']
  body: Record<string, any>
}

export const doubleReply = 'I was born in Porto, in 1951.'

const pieces = doubleReply.match(/\S+\s*/g)!

/** What each provider's stream looks like, event by event. */
const streams: Record<string, (model: string) => string[]> = {
  '/chat/completions': (model) => [
    ...pieces.map((content) =>
      data({ id: 'c1', model, created: 1, choices: [{ index: 0, delta: { content } }] })
    ),
    data({
      id: 'c1',
      model,
      created: 1,
      choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
    }),
    data({
      id: 'c1',
      model,
      created: 1,
      choices: [],
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    }),
    'data: [DONE]\n\n',
  ],
  '/messages': (model) => [
    event({
      type: 'message_start',
      message: {
        id: 'm1',
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        usage: { input_tokens: 11, output_tokens: 1 },
      },
    }),
    event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    ...pieces.map((text) =>
      event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })
    ),
    event({ type: 'content_block_stop', index: 0 }),
    event({
      type: 'message_delta',
      delta: { stop_reason: 'end_turn' },
      usage: { output_tokens: 7 },
    }),
    event({ type: 'message_stop' }),
  ],
}

const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`
const event = (value: { type: string; [key: string]: unknown }) =>
  `event: ${value.type}\n${data(value)}`

/** A server that stands in for a provider on this machine. */
export async function providerDouble(conduct: Conduct = 'answers') {
  const requests: ProviderRequest[] = []
  const double = { conduct, requests, url: '', close: () => {} }
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Record<string, any>
    requests.push({ path: request.url!, headers: request.headers, body })
    answer(double.conduct, request.url!, body.model, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  double.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return double
}

function answer(conduct: Conduct, path: string, model: string, response: ServerResponse) {
  if (conduct === 'hangs') return
  if (conduct === 'refuses') {
    response.writeHead(401, { 'content-type': 'application/json' })
    return response.end(
      JSON.stringify({ error: { message: 'Incorrect API key: sk-very-secret', type: 'auth' } })
    )
  }
  const kind = Object.keys(streams).find((ending) => path.endsWith(ending))
  if (!kind) return response.writeHead(404).end()
  const events = streams[kind](model)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (conduct === 'answers') return response.end(events.join(''))
  response.write(events.slice(0, 3).join(''), () => response.destroy())
}

/** Configures the installation. @returns what takes it back */
export function configure(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) env.set(name as any, value)
  return () => {
    for (const name of Object.keys(settings)) {
      env.set(name as any, undefined)
      delete process.env[name]
    }
  }
}
