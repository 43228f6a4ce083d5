import { Exception } from '@adonisjs/core/exceptions'
import { problemTypes, type ProblemType } from '#exceptions/problem_types'

/**
 * A refusal that a person can understand. The handler renders it as RFC 9457 problem details for the API,
 * as a fragment for htmx and as a page for browsers.
 */
export default class ProblemException extends Exception {
  constructor(
    readonly type: ProblemType,
    readonly detail: string,
    readonly fields: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {}
  ) {
    super(detail, {
      status: problemTypes[type].status,
      code: `E_${type.replaceAll('-', '_').toUpperCase()}`,
    })
  }

  get title() {
    return problemTypes[this.type].title
  }

  toJSON() {
    const { type, title, status, detail, fields } = this
    return { type: `/problems/${type}`, title, status, detail, ...fields }
  }
}
