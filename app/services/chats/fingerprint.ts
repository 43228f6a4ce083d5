import { createHash } from 'node:crypto'

interface Said {
  speaker: string | null
  title: string | null
  /** ISO-8601 in UTC, in milliseconds. */
  occurredAt: string | null
  content: string
}

/** The same words of the same person at the same time are the same message, whatever export they come from. */
export function fingerprintOf({ speaker, title, occurredAt, content }: Said) {
  const said = JSON.stringify([speaker, title, occurredAt, content])
  return createHash('sha256').update(said).digest('base64url').slice(0, 32)
}
