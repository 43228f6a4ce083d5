import { Readable } from 'node:stream'
import { HttpContext, HttpRequest, HttpResponse } from '@adonisjs/core/http'
import type { ApplicationService } from '@adonisjs/core/types'
import parseRange from 'range-parser'
import { refuseBadAddress } from '#middleware/bad_address'
import type { Caller } from '#services/access/caller'
import { Reach } from '#services/access/reach'
import { suspensions } from '#services/accounts/suspension_watch'

/** As the parser tells it. */
const unsatisfiable = -1

export interface ServerEvent {
  /** Left out for an unnamed event. */
  event?: string
  /** Text as it is, anything else as JSON. */
  data: unknown
}

declare module '@adonisjs/core/http' {
  interface HttpRequest {
    /** Whether htmx asks for a fragment (boosted and history requests want the whole page). */
    wantsFragment: boolean
    /** Whether the client reads server-sent events. */
    wantsEventStream: boolean
    /** Whether the request speaks the JSON API. */
    isApi: boolean
  }
  interface HttpContext {
    /** Who asks. Reading its `user` makes a whole model where an API key asks. */
    caller: Caller
    /** What the caller may reach. */
    reach: Reach
    /** Shows the form behind a request again, where it is refused by a quota or a limit: nothing typed is lost. */
    showFormAgain?: () => Promise<unknown>
  }
  interface HttpResponse {
    /** Answers with server-sent events. A reader that goes away ends the reading, not the work behind it. */
    eventStream(events: AsyncIterable<ServerEvent>): void
    /** Answers with a ZIP that is made while it is sent, for saving under this name. */
    archive(filename: string, bytes: AsyncIterable<Buffer>): void
    /** Answers with bytes as they come; it breaks off where the user is suspended meanwhile. */
    pieces(bytes: AsyncIterable<Uint8Array>): void
    /** Answers with the bytes, or the range of them that is asked for; whoever has this version already is told so. */
    bytes(bytes: Buffer, version: string): void
  }
}

class RequestCaller implements Caller {
  constructor(private ctx: HttpContext) {}

  get user() {
    return this.ctx.auth.getUserOrFail()
  }

  get userId() {
    return this.ctx.userId ?? this.user.id
  }

  get boundCloneId() {
    return this.ctx.boundCloneId ?? null
  }
}

HttpContext.getter('caller', function (this: HttpContext) {
  return new RequestCaller(this)
})

HttpContext.getter('reach', function (this: HttpContext) {
  return new Reach(this.caller)
})

HttpRequest.getter('wantsFragment', function (this: HttpRequest) {
  return this.header('hx-request') === 'true' && this.header('hx-request-type') !== 'full'
})

HttpRequest.getter('wantsEventStream', function (this: HttpRequest) {
  return (this.header('accept') ?? '').includes('text/event-stream')
})

HttpRequest.getter('isApi', function (this: HttpRequest) {
  return /^\/(api|v1)(\/|$)/.test(this.url())
})

HttpResponse.macro(
  'eventStream',
  function (this: HttpResponse, events: AsyncIterable<ServerEvent>) {
    this.header('Content-Type', 'text/event-stream; charset=utf-8')
    this.header('Cache-Control', 'no-cache, no-transform')
    this.header('X-Accel-Buffering', 'no')
    this.stream(Readable.from(frames(events), { objectMode: false }))
  }
)

HttpResponse.macro(
  'archive',
  function (this: HttpResponse, filename: string, bytes: AsyncIterable<Buffer>) {
    this.header('Content-Type', 'application/zip')
    this.header('Content-Disposition', `attachment; filename="${filename}"`)
    this.pieces(bytes)
  }
)

HttpResponse.macro('pieces', function (this: HttpResponse, bytes: AsyncIterable<Uint8Array>) {
  const readable = Readable.from(bytes, { objectMode: false })
  const unwatch = suspensions.watch(this.ctx!.caller.userId, (reason) => readable.destroy(reason))
  readable.once('close', unwatch)
  this.stream(readable)
})

HttpResponse.macro('bytes', function (this: HttpResponse, bytes: Buffer, version: string) {
  const { headers } = this.ctx!.request.request
  const tag = `"${version}"`
  this.header('Accept-Ranges', 'bytes')
    .header('ETag', tag)
    .header('Cache-Control', 'private, no-cache')
  if (this.fresh()) return this.status(304).send(null)
  const isSame = headers['if-range'] === undefined || headers['if-range'] === tag
  const range = isSame ? rangeIn(headers.range, bytes.length) : null
  if (!range) return this.send(bytes)
  if (range === 'unsatisfiable')
    return this.status(416).header('Content-Range', `bytes */${bytes.length}`).send('')
  this.header('Content-Range', `bytes ${range.start}-${range.end}/${bytes.length}`)
  return this.status(206).send(bytes.subarray(range.start, range.end + 1))
})

/** A single range of bytes (RFC 9110); whatever else is asked for is answered with everything. */
function rangeIn(header: string | undefined, length: number) {
  if (!header?.startsWith('bytes=')) return null
  const ranges = parseRange(length, header)
  if (ranges === unsatisfiable) return 'unsatisfiable'
  return Array.isArray(ranges) && ranges.length === 1 ? ranges[0] : null
}

async function* frames(events: AsyncIterable<ServerEvent>) {
  for await (const { event, data } of events) {
    const text = typeof data === 'string' ? data : JSON.stringify(data)
    const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
    yield `${event ? `event: ${event}\n` : ''}${lines.join('')}\n`
  }
}

export default class HttpProvider {
  constructor(private app: ApplicationService) {}

  /** Who answers is nothing that the configuration knows. */
  register() {
    this.app.config.set('app.http.onBadUrl', refuseBadAddress)
  }
}
