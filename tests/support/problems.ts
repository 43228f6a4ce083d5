import type { Assert } from '@japa/assert'
import type { ApiResponse } from '@japa/api-client'
import { problemTypes, type ProblemType } from '#exceptions/problem_types'

/** Asserts problem details of this type with exactly these extra fields, and returns them. */
export function assertProblem(
  assert: Assert,
  response: ApiResponse,
  type: ProblemType,
  fields: string[] = []
) {
  const problem = response.body()
  assert.equal(response.status(), problemTypes[type].status, response.text())
  assert.equal(response.header('content-type'), 'application/problem+json; charset=utf-8')
  assert.sameMembers(Object.keys(problem), ['type', 'title', 'status', 'detail', ...fields])
  assert.equal(problem.type, `/problems/${type}`)
  assert.equal(problem.title, problemTypes[type].title)
  assert.equal(problem.status, problemTypes[type].status)
  assert.match(problem.detail, /^.{10,}[.!?]$/s)
  return problem
}

/** Asserts a 422 that names exactly these fields. */
export function assertInvalid(assert: Assert, response: ApiResponse, ...fields: string[]) {
  const { errors } = assertProblem(assert, response, 'validation-failed', ['errors'])
  for (const error of errors) assert.sameMembers(Object.keys(error), ['field', 'rule', 'message'])
  assert.sameMembers([...new Set(errors.map(({ field }: { field: string }) => field))], fields)
  return errors
}

/** Asserts that a stranger's id and an unknown one get the very same 404. */
export function assertUnknown(assert: Assert, response: ApiResponse, toUnknownId: ApiResponse) {
  assertProblem(assert, response, 'not-found')
  assertProblem(assert, toUnknownId, 'not-found')
  assert.equal(response.text(), toUnknownId.text())
}
