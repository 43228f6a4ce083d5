import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sorted from 'safe-stable-stringify'
import { MultipartFile } from '@adonisjs/core/bodyparser'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import ProblemException from '#exceptions/problem_exception'
import IdempotentRequest, { leaseLength } from '#models/idempotent_request'
import { atLast, inBackground } from '#services/background/background'

const longestKey = 255

/** A POST that is repeated with the same `Idempotency-Key` is answered as before, and does nothing again. */
export default class IdempotencyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    // `header()` takes an empty one for none.
    const key = ctx.request.headers()['idempotency-key']?.toString()
    if (key === undefined || ctx.request.method() !== 'POST') return next()
    refuseMalformed(key)
    const userId = ctx.auth.getUserOrFail().id
    const request = await IdempotentRequest.begin(userId, key, await fingerprintOf(ctx))
    return request.answer ? replay(ctx, request) : this.#carryOut(ctx, next, request)
  }

  /** What was carried out is never free again: its answer is kept as soon as the database lets it be. */
  async #carryOut({ response }: HttpContext, next: NextFn, request: IdempotentRequest) {
    const renewal = setInterval(
      () => inBackground('The lease of an idempotency key was not renewed', request.renew()),
      leaseLength / 3
    ).unref()
    const finish = (body: string | null) => {
      clearInterval(renewal)
      const status = response.getStatus()
      const answer = { status, headers: { 'content-type': typeOf(response) }, body: body ?? '' }
      const isGood = status < 300 && body !== null
      return atLast('An idempotency key is held until its lease ends', () =>
        isGood ? request.keep(answer) : request.abandon()
      )
    }
    try {
      await next()
    } catch (error) {
      await finish(null)
      throw error
    }
    const [stream] = response.lazyBody.stream ?? []
    if (stream) response.stream(keptStream(stream as Readable, finish))
    else await finish(bodyOf(response))
  }
}

function refuseMalformed(key: string) {
  if (key.length > 0 && key.length <= longestKey) return
  const message = `The Idempotency-Key header must have 1 to ${longestKey} characters`
  throw new ProblemException('validation-failed', `${message}.`, {
    errors: [{ field: 'Idempotency-Key', rule: 'maxLength', message }],
  })
}

function replay({ response }: HttpContext, request: IdempotentRequest) {
  const { status, headers, body } = request.answer!
  for (const [name, value] of Object.entries(headers)) if (value) response.header(name, value)
  response.header('Idempotent-Replayed', 'true')
  return response.status(status).send(isAudio(headers) ? Buffer.from(body, 'base64') : body)
}

/** The same request again: method, address and body, in JSON whatever the order of its keys, files by their bytes. */
async function fingerprintOf({ request }: HttpContext) {
  const hash = createHash('sha256').update(`${request.method()} ${request.url(true)}\n`)
  hash.update(request.bodyType === 'json' ? sorted(request.all())! : JSON.stringify(request.all()))
  for (const [name, given] of Object.entries(request.allFiles())) {
    for (const file of [given].flat()) {
      if (!(file instanceof MultipartFile) || !file.tmpPath) continue
      hash.update(`\n${name} ${file.clientName}\n`)
      await pipeline(createReadStream(file.tmpPath), hash, { end: false })
    }
  }
  return hash.digest('hex')
}

function bodyOf({ lazyBody }: HttpContext['response']) {
  if (!lazyBody.content) return ''
  const [content] = lazyBody.content
  if (Buffer.isBuffer(content)) return content.toString('base64')
  return typeof content === 'string' ? content : JSON.stringify(content)
}

/** Bytes are kept as text. */
const isAudio = (headers: Record<string, string>) => headers['content-type'].startsWith('audio/')

/** Answers get their type when they are sent, which is later than now. */
const typeOf = (response: HttpContext['response']) =>
  String(response.getHeader('content-type') ?? 'application/json; charset=utf-8')

/** A stream has said 200 long before its reply fails; the older product's says so without naming the event. */
const hasFailed = (events: string) => /^(?:event: error$|data: \{"error":)/m.test(events)

/** What a reader gets, kept whole also when the reader goes away. */
function keptStream(source: Readable, finish: (body: string | null) => Promise<void>) {
  const copy = new PassThrough()
  let text = ''
  source.setEncoding('utf8')
  source.on('data', (piece: string) => {
    text += piece
    if (!copy.destroyed) copy.write(piece)
  })
  const end = async (body: string | null, close: () => void) => {
    await finish(body)
    close()
  }
  const failed = 'A stream under an idempotency key did not come to its end'
  source.on('end', () =>
    inBackground(
      failed,
      end(hasFailed(text) ? null : text, () => copy.end())
    )
  )
  source.on('error', (error) =>
    inBackground(
      failed,
      end(null, () => copy.destroy(error))
    )
  )
  return copy
}
