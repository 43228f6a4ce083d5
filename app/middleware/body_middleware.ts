import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import BodyParserMiddleware from '@adonisjs/core/bodyparser_middleware'
import {
  avatarBody,
  avatarFileLimit,
  bodyLimit,
  documentBody,
  documentFileLimit,
  documentTextLimit,
  ordinaryBody,
  signedBody,
} from '#config/bodyparser'
import ProblemException from '#exceptions/problem_exception'
import { temporaryPath } from '#services/storage/temporary_files'
import type { HttpContext, HttpRequest } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const parsers = {
  ordinary: new BodyParserMiddleware(ordinaryBody),
  documents: new BodyParserMiddleware(documentBody),
  avatars: new BodyParserMiddleware(avatarBody),
  signed: new BodyParserMiddleware(signedBody),
}

/** Reads the body after the route has let its sender in, within the route's limit. */
export default class BodyMiddleware {
  async handle(ctx: HttpContext, next: NextFn, kind: keyof typeof parsers = 'ordinary') {
    const uploads: string[] = []
    try {
      return await parsers[kind].handle(ctx, async () => {
        if (ctx.request.bodyType === 'multipart') await receive(ctx.request.multipart, uploads)
        if (ctx.request.isApi && isUnread(ctx.request)) throw unsupported()
        return next()
      })
    } catch (error: any) {
      if (error.code === 'E_REQUEST_ENTITY_TOO_LARGE') throw tooLarge(ctx.request, kind)
      if (/^Z_/.test(error.code)) throw malformed('The compressed body could not be unpacked.')
      throw isOverflow(error) ? malformed('The body is nested too deeply.') : error
    } finally {
      await Promise.all(uploads.map((path) => rm(path, { force: true })))
    }
  }
}

// The parser looks a part's handler up in a plain object by the name that the client gave the part, and what it
// inherits there would bring the process down.
const partNames = [...Object.getOwnPropertyNames(Object.prototype), 'handler', 'options', '*']

/** Puts the files of a body aside, and their paths into `uploads`. */
function receive(multipart: HttpRequest['multipart'], uploads: string[]) {
  const putAside: Parameters<typeof multipart.onFile>[2] = async (part, report) => {
    const tmpPath = temporaryPath()
    uploads.push(tmpPath)
    part.pause()
    part.on('data', report)
    await pipeline(part, createWriteStream(tmpPath, { mode: 0o600 })).catch((error) =>
      multipart.abort(error)
    )
    return { tmpPath }
  }
  for (const name of partNames) multipart.onFile(name, { deferValidations: true }, putAside)
  return multipart.process()
}

const isUnread = (request: HttpRequest) =>
  request.bodyType === 'unknown' && request.header('content-length') !== '0'

const malformed = (detail: string) => new ProblemException('malformed-request', detail)

const isOverflow = (error: unknown) =>
  error instanceof RangeError && error.message.includes('call stack')

const unsupported = () =>
  new ProblemException('unsupported-media-type', 'Send the body as application/json.')

/** By the kind of the body, for fields and for files. */
const limits = {
  ordinary: { fields: bodyLimit, files: bodyLimit },
  signed: { fields: bodyLimit, files: bodyLimit },
  documents: { fields: documentTextLimit, files: documentFileLimit },
  avatars: { fields: bodyLimit, files: avatarFileLimit },
}

function tooLarge(request: HttpRequest, kind: keyof typeof parsers) {
  return new ProblemException('too-large', 'The request is larger than allowed.', {
    limit_bytes: limits[kind][request.bodyType === 'multipart' ? 'files' : 'fields'],
  })
}
