import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text as bodyOf } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'

/** What is to come of a message that is sent to it: its reply is kept (cut off where it ends), or it fails. */
export type Outcome = 'whole' | 'broken' | 'failed'

type Answer = (response: ServerResponse, socket: Socket) => void

interface Manner {
  outcome: Outcome
  /** Where it takes seconds until enough is enough. */
  takesLong?: true
  answer: Answer
}

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`
const delta = (more: object) =>
  event({ id: 'c1', model: 'm', choices: [{ index: 0, delta: more }] })
const word = (content: string) => delta({ content })
const end =
  event({ id: 'c1', model: 'm', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) +
  'data: [DONE]\n\n'

/** Sends the same for ever, as fast as it is read. */
function forEver(response: ServerResponse, piece: string | Buffer) {
  const more = () => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

const as =
  (type: string, status = 200, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': type, ...headers })

const events = as('text/event-stream')

/** Events that begin as a reply does, and go on for ever. */
const endless =
  (piece: string | Buffer, beginning = ''): Answer =>
  (response) => {
    events(response).write(beginning)
    forEver(response, piece)
  }

const once =
  (...pieces: Array<string | Buffer>): Answer =>
  (response) => {
    events(response)
    for (const piece of pieces) response.write(piece)
    response.end()
  }

/** For ever in another dress. */
const flood =
  (head: (response: ServerResponse) => ServerResponse, piece = ' '.repeat(65_536)): Answer =>
  (response) =>
    forEver(head(response), piece)

/** Past what Node's own server lets through. */
const raw =
  (head: string, piece: string): Answer =>
  (_, socket) => {
    socket.write(head)
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
      if (!socket.destroyed) socket.once('drain', more)
    }
    more()
  }

const chunked =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
const inChunks = (text: string, size = text.length) =>
  text
    .match(new RegExp(`[^]{1,${size}}`, 'g'))!
    .map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
    .join('')

/** Compressed events, or zeros, that are a thousand times as much when they are unpacked. */
const bomb =
  (piece: string): Answer =>
  (response) => {
    const gzip = createGzip()
    gzip.pipe(as('text/event-stream', 200, { 'content-encoding': 'gzip' })(response))
    response.once('close', () => gzip.destroy())
    const more = () => {
      while (!gzip.destroyed && gzip.write(piece));
      if (!gzip.destroyed) gzip.once('drain', more)
    }
    more()
  }

const call = (index: number, text: string) => ({
  index,
  id: 't1',
  type: 'function',
  function: { name: 'f', arguments: text },
})

/** How it answers when it is asked for a reply. */
export const manners: Record<string, Manner> = {
  'huge pieces': { outcome: 'broken', answer: endless(word('lorem ipsum '.repeat(1700))) },
  'one huge piece': { outcome: 'failed', answer: once(word('x'.repeat(30_000_000)), end) },
  'single letters': { takesLong: true, outcome: 'broken', answer: endless(word('a').repeat(200)) },
  'letters in single bytes': {
    takesLong: true,
    outcome: 'broken',
    answer: raw(chunked + inChunks(word('Hello ')), inChunks(word('a').repeat(20), 1)),
  },
  'bytes without an event': {
    outcome: 'failed',
    answer: raw(chunked, inChunks('x'.repeat(5000), 1)),
  },
  'empty words': { outcome: 'failed', answer: endless(word('').repeat(200)) },
  'empty words after the first': {
    takesLong: true,
    outcome: 'broken',
    answer: endless(word('').repeat(200), word('Hello ')),
  },
  'comments': {
    takesLong: true,
    outcome: 'failed',
    answer: endless(': still there\n\n'.repeat(1000)),
  },
  'spaces': { outcome: 'failed', answer: endless(word(' '.repeat(100_000))) },
  'spaces after the first word': {
    outcome: 'broken',
    answer: endless(word(' '.repeat(1000)), word('Hello')),
  },
  'line breaks': { outcome: 'broken', answer: endless(word('\n\n'.repeat(9000)), word('Hello')) },
  'marks': { outcome: 'failed', answer: endless(word('[p1]'.repeat(5000))) },
  'single marks': {
    takesLong: true,
    outcome: 'broken',
    answer: endless(word('[1]').repeat(200), word('Hello')),
  },
  'open brackets': { outcome: 'broken', answer: endless(word('[p1, '.repeat(4000))) },
  'short sentences': {
    outcome: 'broken',
    answer: endless(word('The old baker lived by the sea. '.repeat(600))),
  },
  'one sentence': { outcome: 'broken', answer: endless(word('baker '.repeat(3000))) },
  'thoughts': {
    outcome: 'failed',
    answer: endless(delta({ reasoning_content: 'hm ' }).repeat(200)),
  },
  'thoughts after the first word': {
    takesLong: true,
    outcome: 'broken',
    answer: endless(delta({ reasoning_content: 'hm ' }).repeat(200), word('Hello ')),
  },
  'thoughts between words': {
    takesLong: true,
    outcome: 'broken',
    answer: endless((delta({ reasoning_content: 'hm ' }) + word('a')).repeat(100)),
  },
  'calls of tools': {
    outcome: 'failed',
    answer: endless(delta({ tool_calls: [call(0, '{"a":"' + 'x'.repeat(1000))] })),
  },
  'many calls at once': {
    outcome: 'failed',
    answer: once(
      delta({ tool_calls: Array.from({ length: 1200 }, () => call(0, '{"a":"xxx')) }),
      end
    ),
  },
  'calls without a name': {
    outcome: 'failed',
    answer: endless(
      delta({ tool_calls: [{ index: 0, function: { arguments: 'x'.repeat(9000) } }] })
    ),
  },
  'a line without end': { outcome: 'failed', answer: endless('x'.repeat(16_384), 'data: ') },
  'an event without end': { outcome: 'failed', answer: endless('data: x\r\n'.repeat(2000)) },
  'nested lists': { outcome: 'failed', answer: once(`data: ${'['.repeat(120_000)}\n\n`, end) },
  'broken JSON': { outcome: 'failed', answer: endless('data: {"choices": [\n\n'.repeat(500)) },
  'errors': { outcome: 'failed', answer: endless(event({ error: { message: 'x'.repeat(9000) } })) },
  'headers without end': {
    outcome: 'failed',
    answer: raw('HTTP/1.1 200 OK\r\n', `x-more: ${'x'.repeat(1000)}\r\n`),
  },
  'early hints without end': {
    outcome: 'failed',
    answer: raw('', 'HTTP/1.1 103 Early Hints\r\n\r\n'),
  },
  'compressed words': { outcome: 'broken', answer: bomb(word('lorem ipsum '.repeat(1700))) },
  'compressed zeros': { outcome: 'failed', answer: bomb('\0'.repeat(65_536)) },
  'JSON without end': { outcome: 'failed', answer: flood(as('application/json')) },
  'a page': { outcome: 'failed', answer: flood(as('text/html'), '<p>Hello</p>\n'.repeat(5000)) },
  'events called JSON': {
    outcome: 'failed',
    answer: (response) =>
      as('application/json')(response).end(
        delta({ tool_calls: Array.from({ length: 9000 }, () => call(0, '{"a":"xxx')) })
      ),
  },
  'an error without end': {
    outcome: 'failed',
    answer: flood(as('application/json', 400), 'x'.repeat(65_536)),
  },
  'an error of many lengths': {
    outcome: 'failed',
    answer: (response) => as('text/plain', 400)(response).end('maximum context '.repeat(60_000)),
  },
  'an unknown status': { outcome: 'failed', answer: flood(as('text/event-stream', 999)) },
  'redirects': {
    outcome: 'failed',
    answer: (response) => response.writeHead(302, { location: '/' }).end(),
  },
  'signs that are none': {
    outcome: 'whole',
    answer: once(
      word('A\u0000B\u0007C '),
      'data: {"choices":[{"index":0,"delta":{"content":"\\ud83d"}}]}\n\n',
      'data: {"choices":[{"index":0,"delta":{"content":"\\ude00 \\udc00."}}]}\n\n',
      Buffer.concat([
        Buffer.from('data: {"choices":[{"index":0,"delta":{"content":" '),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
        Buffer.from('!"}}]}\n\n'),
      ]),
      end
    ),
  },
  'strange particulars': {
    outcome: 'whole',
    answer: once(
      event({
        id: '\u0000',
        model: `\u0000\ud800${'m'.repeat(50_000)}`,
        choices: [{ index: 0, delta: { content: 'Hello.' }, finish_reason: 'stop' }],
      }),
      event({
        choices: [],
        usage: { prompt_tokens: 1e308, completion_tokens: -5.5, total_tokens: 1e309 },
      }),
      'data: [DONE]\n\n'
    ),
  },
}

/** A word ten times a second, which takes as long as one has patience. */
const trickle: Answer = (response) => {
  events(response)
  const dripping = setInterval(() => response.write(word('drip ')), 100)
  response.once('close', () => clearInterval(dripping))
}

const list =
  (pieces: Iterable<string>): Answer =>
  (response) => {
    as('application/json')(response)
    for (const piece of pieces) response.write(piece)
    response.end()
  }

/** How it lists its models; none of them can be kept. */
export const modelLists: Record<string, Answer> = {
  'a million models': list(
    (function* () {
      yield '{"data":['
      for (let n = 0; n < 1000; n++)
        yield Array.from({ length: 1000 }, () => `{"id":"m${n}"},`).join('')
      yield '{}]}'
    })()
  ),
  'no names': list(['{"data":[{"id":{"length":1}},{"id":7},{"id":"\\u0000"},{"id":null}]}']),
}

const ofVectors = (vectors: unknown[]): Answer =>
  list([JSON.stringify({ data: vectors.map((embedding, index) => ({ index, embedding })) })])

/** What it gives for a vector of one text; none of them can be one. */
export const vectors: Record<string, Answer> = {
  'none': ofVectors([]),
  'more than were asked for': ofVectors(Array.from({ length: 500 }, () => [1, 2])),
  'an empty one': ofVectors([[]]),
  'words': ofVectors([['NaN', 'Infinity']]),
  'nothing in them': ofVectors([[null, null]]),
  'too large a number': list(['{"data":[{"index":0,"embedding":[1e999,1]}]}']),
  'a hundred thousand numbers': ofVectors([new Array(100_000).fill(1)]),
  'no end of numbers': flood(as('application/json'), '{"data":[{"embedding":[' + '1,'.repeat(9000)),
}

/** Of which a vector can be made. */
const hugeAndTiny = ofVectors([[1e308, -1e308, 1e-308, 0]])

export interface HostileProvider {
  /** The base address at which it has a manner. */
  at: (manner: string) => string
  /** The connections that are open. */
  open: () => number
  close: () => void
}

/** A server on this machine that does a client whatever harm it can, one way at each of its addresses. */
export async function hostileProvider(): Promise<HostileProvider> {
  const sockets = new Set<Socket>()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => {})
    const [, manner, version, path] = request.url!.split('/').map(decodeURIComponent)
    await bodyOf(request)
    if (path === 'embeddings') (vectors[manner] ?? hugeAndTiny)(response, request.socket)
    else if (path === 'models') modelLists[manner](response, request.socket)
    else if (path === 'audio')
      flood(as('audio/mpeg'), `\xff\xfb${'x'.repeat(65_000)}`)(response, request.socket)
    else if (manner === 'trickles') trickle(response, request.socket)
    else if (version) manners[manner].answer(response, request.socket)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    at: (manner) => `http://127.0.0.1:${port}/${encodeURIComponent(manner)}/v1`,
    open: () => sockets.size,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
