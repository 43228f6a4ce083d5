import { answering } from '#tests/support/answering'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as bodyOf } from 'node:stream/consumers'
import env from '#start/env'

export type Conduct =
  | 'answers'
  | 'refuses'
  | 'hangs'
  | 'breaks off'
  | 'breaks before the first word'
  | 'ends without a reason'
  | 'reports an error'
  | 'says nothing'
  | 'is rate limited'
  | 'is out of order'
  | 'has no credit'
  | 'knows no such model'
  | 'finds it too long'
  | 'redirects'
  | 'floods'

export interface ProviderRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Record<string, any>
}

export const doubleReply = 'I was born in Porto, in 1951.'

const piecesOf = (text: string) => text.match(/\S+\s*/g) ?? []

type Protocol = 'chat' | 'anthropic' | 'google'

const protocolOf = (path: string): Protocol | undefined => {
  if (path.endsWith('/chat/completions')) return 'chat'
  if (path.endsWith('/messages')) return 'anthropic'
  return /:(streamG|g)enerateContent/.test(path) ? 'google' : undefined
}

const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`
const event = (value: { type: string; [key: string]: unknown }) =>
  `event: ${value.type}\n${data(value)}`

/** What each provider's stream looks like, event by event: a beginning, the words, an end. */
const streams: Record<Protocol, (model: string, text: string) => string[][]> = {
  chat: (model, text) => {
    const chunk = (more: object) => data({ id: 'c1', model, created: 1, ...more })
    return [
      [chunk({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] })],
      piecesOf(text).map((content) => chunk({ choices: [{ index: 0, delta: { content } }] })),
      [
        chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
        chunk({
          choices: [],
          usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
        }),
        'data: [DONE]\n\n',
      ],
    ]
  },
  anthropic: (model, text) => [
    [
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
    ],
    piecesOf(text).map((piece) =>
      event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: piece } })
    ),
    [
      event({ type: 'content_block_stop', index: 0 }),
      event({
        type: 'message_delta',
        delta: { stop_reason: 'end_turn' },
        usage: { output_tokens: 7 },
      }),
      event({ type: 'message_stop' }),
    ],
  ],
  google: (model, text) => [
    [],
    piecesOf(text).map((piece) =>
      data({
        modelVersion: model,
        candidates: [{ index: 0, content: { role: 'model', parts: [{ text: piece }] } }],
      })
    ),
    [
      data({
        modelVersion: model,
        candidates: [
          { index: 0, content: { role: 'model', parts: [{ text: '' }] }, finishReason: 'STOP' },
        ],
        usageMetadata: { promptTokenCount: 11, candidatesTokenCount: 7, totalTokenCount: 18 },
      }),
    ],
  ],
}

/** The same in one answer. */
const wholes: Record<Protocol, (model: string, text: string) => object> = {
  chat: (model, content) => ({
    id: 'c1',
    model,
    created: 1,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
  }),
  anthropic: (model, text) => ({
    id: 'm1',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 11, output_tokens: 7 },
  }),
  google: (model, text) => ({
    modelVersion: model,
    candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 11, candidatesTokenCount: 7, totalTokenCount: 18 },
  }),
}

const refusals: Partial<Record<Conduct, [number, object, Record<string, string>?]>> = {
  'refuses': [401, { message: 'Incorrect API key: sk-very-secret', type: 'auth' }],
  'is rate limited': [429, { message: 'Too many requests' }, { 'retry-after': '1' }],
  'is out of order': [500, { message: 'Internal' }],
  'has no credit': [429, { message: 'You exceeded your quota', code: 'insufficient_quota' }],
  'knows no such model': [404, { message: 'No such model', code: 'model_not_found' }],
  'finds it too long': [400, { message: 'This model has a maximum context length of 10 tokens' }],
}

/** A server that stands in for a provider on this machine: it speaks as OpenAI, Anthropic and Google do. */
export async function providerDouble(conduct: Conduct = 'answers') {
  const requests: ProviderRequest[] = []
  const double = {
    conduct,
    /** Conducts of the next requests, before the usual one. */
    next: [] as Conduct[],
    reply: doubleReply,
    /** How many numbers its vectors have. */
    dimension: 6,
    models: ['chat-1', 'nomic-embed-text'],
    requests,
    url: '',
    sent: () => JSON.stringify(requests),
    close: () => {},
  }
  const server = createServer(
    answering(async (request, response) => {
      const sent = await bodyOf(request)
      const body = sent.startsWith('{') ? JSON.parse(sent) : {}
      const { method, url: path, headers } = request
      requests.push({ method: method!, path: path!, headers, body })
      answer(double.next.shift() ?? double.conduct, path!, body, double, response)
    })
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  double.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return double
}

export type ProviderDouble = Awaited<ReturnType<typeof providerDouble>>

function answer(
  conduct: Conduct,
  path: string,
  body: Record<string, any>,
  double: { reply: string; dimension: number; models: string[] },
  response: ServerResponse
) {
  const send = (status: number, value: object, headers = {}) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value))

  if (conduct === 'hangs') return
  if (conduct === 'redirects') return response.writeHead(302, { location: '/elsewhere' }).end()
  if (conduct === 'floods') return flood(response)
  const refusal = refusals[conduct]
  if (refusal) return send(refusal[0], { error: refusal[1] }, refusal[2])
  if (path.endsWith('/embeddings')) return send(200, embeddings(body, double.dimension))
  if (/\/models(\?|$)/.test(path)) return send(200, { data: double.models.map((id) => ({ id })) })
  const protocol = protocolOf(path)
  if (!protocol) return send(404, { error: { message: 'Not here' } })
  const model = body.model ?? /models\/([^:]+)/.exec(path)![1]
  if (!body.stream && !path.includes('stream'))
    return send(200, wholes[protocol](model, double.reply))
  const text = conduct === 'says nothing' ? '' : double.reply
  const [beginning, words, end] = streams[protocol](model, text)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const begun = (count: number) => beginning.concat(words.slice(0, count)).join('')
  switch (conduct) {
    case 'breaks off':
      return response.write(begun(3), () => setTimeout(() => response.destroy(), 20))
    case 'breaks before the first word':
      return response.write(': wait\n\n', () => setTimeout(() => response.destroy(), 20))
    case 'ends without a reason':
      return response.end(begun(3))
    case 'reports an error':
      return response.end(begun(3) + data({ type: 'error', error: { message: 'Overloaded' } }))
    default:
      return response.end([...beginning, ...words, ...end].join(''))
  }
}

/** More than anybody should read. */
function flood(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(64 * 1024)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

/** Texts that share words get vectors that are alike. */
function embeddings({ input, model }: Record<string, any>, dimension: number) {
  const texts: string[] = Array.isArray(input) ? input : [input]
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: vectorOf(text, dimension),
    })),
    usage: { prompt_tokens: 3, total_tokens: 3 },
  }
}

function vectorOf(text: string, dimension: number) {
  const vector = new Array<number>(dimension).fill(0.001)
  for (const word of text.toLowerCase().match(/[a-z]{4,}/g) ?? []) {
    const place = [...word].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % dimension
    vector[place] += 1
  }
  return vector
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
