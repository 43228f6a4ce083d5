import type { IncomingMessage, ServerResponse } from 'node:http'
import ProblemException from '#exceptions/problem_exception'
import { requestIdOf } from '#middleware/request_id_middleware'
import { securityHeaders } from '#config/security_headers'

/** Answers an address whose percent-encoding is broken: no middleware and no handler ever sees it. */
export function refuseBadAddress({ headers }: IncomingMessage, response: ServerResponse) {
  const problem = new ProblemException(
    'malformed-request',
    'The address could not be read. Check its percent-encoding.'
  )
  response.writeHead(problem.status, {
    ...securityHeaders,
    'X-Request-Id': requestIdOf(headers),
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
  response.end(JSON.stringify(problem.toJSON()))
}
