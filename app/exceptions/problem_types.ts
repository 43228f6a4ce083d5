/** Every problem that the API answers with: its address under `/problems/`, and what that page explains. */
export const problemTypes = {
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    explanation:
      'The body could not be read: it is not the JSON, form or multipart that its Content-Type announces. Or the address could not.',
    remedy:
      'Check the syntax of the body, its Content-Type header, and the percent-encoding of the address.',
  },
  'unauthenticated': {
    status: 401,
    title: 'Authentication required',
    explanation: 'The request carries no credential, or one that is unknown, revoked or expired.',
    remedy:
      'Log in with POST /api/auth/login and send its access_token as "Authorization: Bearer …".',
  },
  'quota-exceeded': {
    status: 402,
    title: 'Quota used up',
    explanation: 'The plan of this account allows no more of this resource.',
    remedy:
      'Wait until the quota resets, free some of it, or move to the plan named in upgrade_to.',
  },
  'forbidden': {
    status: 403,
    title: 'Not allowed',
    explanation: 'The credential is good, but it does not allow this.',
    remedy: 'The detail says what is missing.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    explanation: 'There is nothing at this address, or nothing that belongs to you.',
    remedy: 'Check the address and the id.',
  },
  'conflict': {
    status: 409,
    title: 'Conflict',
    explanation: 'The request does not fit the present state.',
    remedy: 'The detail says what is in the way.',
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    explanation: 'The body, a file or a field is over its limit.',
    remedy: 'Send at most limit_bytes bytes.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    explanation:
      'The body or file is of a kind that is not accepted here. Of a file its bytes decide, not its name.',
    remedy:
      'Send JSON; a document may be a txt, md, html, pdf or docx file, an avatar a JPEG, PNG or WebP picture.',
  },
  'validation-failed': {
    status: 422,
    title: 'Validation failed',
    explanation: 'Some fields have values that are not allowed.',
    remedy: 'Each entry of errors names a field, a rule, and how to mend it.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    explanation: 'There were more requests than the limit allows in its window.',
    remedy: 'Wait retry_after seconds.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    explanation:
      'The server met an error that it did not expect. It is in the log under the request id.',
    remedy: 'Try again; if it stays, tell the operator the X-Request-Id.',
  },
  'provider-failed': {
    status: 502,
    title: 'The AI provider failed',
    explanation:
      'The provider that writes the replies, or says them, could not answer. A message is kept and was not counted.',
    remedy: 'Send the message again in a while.',
  },
  'provider-timed-out': {
    status: 504,
    title: 'The AI provider took too long',
    explanation:
      'The provider that writes the replies, or says them, did not answer in time. A message is kept and was not counted.',
    remedy: 'Send the message again in a while, or choose another provider.',
  },
  'payments-failed': {
    status: 502,
    title: 'The payment service failed',
    explanation:
      'The service that takes payments for this installation could not be asked. Nothing was charged, and the plan is as before.',
    remedy: 'Try again in a while.',
  },
  'storage-full': {
    status: 507,
    title: 'No room to store this',
    explanation:
      'The server can’t write to its disk or database at the moment: there is no room left, or it may only be read. Nothing is lost; what is there can be read, and logging in works.',
    remedy:
      'Try again later. The operator has to make room where the data lies (DATA_DIR, or PostgreSQL); the server then goes on by itself, without a restart, and /health/ready answers 503 until it does.',
  },
  'busy': {
    status: 503,
    title: 'Busy',
    explanation: 'More work of this kind is waiting than the server takes on at once.',
    remedy: 'Try again in a few seconds.',
  },
  'database-unavailable': {
    status: 503,
    title: 'Database unavailable',
    explanation:
      'The database of this installation is away, restarts, or does not answer. Whether a change that was under way was kept is not certain; what was confirmed before is.',
    remedy:
      'Try again after the seconds of Retry-After; a POST with an Idempotency-Key is carried out once. The server goes on by itself when the database is back.',
  },
} as const

export type ProblemType = keyof typeof problemTypes
