import type { ProblemType } from '#exceptions/problem_types'
import type { JsonSchema } from '#transformers/json_schema'

/** What vine makes of a validator. */
interface Described {
  toJSONSchema(): object
}

/** A part of a multipart body that is a file. */
export interface FilePart {
  description: string
  /** What else the body may carry. */
  fields?: Described
}

/** What is told of a route beyond what the router and its middleware say already. */
export interface Operation {
  tag: string
  summary: string
  description?: string
  /** Of the query string. */
  query?: Described
  /** Of the JSON body. */
  body?: Described
  /** Of a multipart body, which may be sent instead of the JSON one. */
  file?: FilePart
  /** A body that the validator accepts. */
  example?: Record<string, unknown>
  status?: 200 | 201 | 202 | 204
  answer?: JsonSchema
  /** Whether the answer is a page of a list: takes `skip` and `limit`, and has `X-Total-Count`. */
  isPaged?: boolean
  /** The events of the answer to `Accept: text/event-stream`. */
  events?: string
  /** Whether it answers with events whatever is asked for. */
  isOnlyStream?: boolean
  /** Media type of an answer that is no JSON, or several of them. */
  mediaType?: string | string[]
  /** Refusals beyond those that every such route has. */
  problems?: ProblemType[]
}

/** By the name of the route. */
export type Operations = Record<string, Operation>
