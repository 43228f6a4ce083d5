/** A person of the demo account: what a clone is taught, what it is asked, and what it must know. */
export interface DemoPerson {
  name: string
  description: string

  /** Each from 0 to 1. */
  tone: { warmth: number; humor: number; formality: number }

  /** `occurredAt` is an ISO date (`1752-06-01`), or null where no day or month is known. */
  memories: Array<{ title: string | null; content: string; occurredAt: string | null }>

  /** `file` is relative to `database/demo/documents`. */
  documents: Array<{ title: string; file: string }>

  /** Asked through the real reply path, so that the account opens with a talk. */
  conversation: { title: string; questions: string[] }

  /** `expect` is found, case aside, in a right answer; `source` is a title from above. */
  checks: Array<{ question: string; expect: RegExp | string; source: string }>

  /** Questions whose honest answer is that the clone has not been taught this. */
  neverTaught: string[]
}
