import type { FoundMessage } from '#services/chats/chat_message'
import { textOf, type JsonObject } from './json_items.js'
import { readMoment } from './written_moment.js'

/** What columns and keys of a list of memories are called, the first being our own name. */
const NAMES = {
  content: ['content', 'text', 'memory', 'message', 'body', 'note', 'story'],
  title: ['title', 'subject', 'heading'],
  occurredAt: ['occurred_at', 'date', 'datetime', 'time', 'timestamp', 'when', 'happened_at'],
  speaker: ['speaker', 'author', 'from', 'sender', 'who'],
}

type Field = keyof typeof NAMES

/** Which field a column is, null where it is none that is kept. */
export function fieldNamed(column: string): Field | null {
  const name = column
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const known = Object.entries(NAMES).find(([, names]) => names.includes(name))
  return (known?.[0] as Field | undefined) ?? null
}

export interface MemoryRead {
  message: FoundMessage
  /** Whether there was a date that can't be told. */
  hasStrangeDate: boolean
}

/** One memory of a list; null where it has no content. */
export function readMemory(entry: JsonObject, place: number): MemoryRead | null {
  const fields: Partial<Record<Field, unknown>> = {}
  for (const [key, value] of Object.entries(entry)) {
    const field = fieldNamed(key)
    if (field !== null && value !== null && value !== '') fields[field] ??= value
  }
  const content = textOf(fields.content)
  if (content === null) return null
  const occurredAt = readMoment(fields.occurredAt)
  return {
    message: {
      content,
      place,
      occurredAt,
      title: textOf(fields.title),
      speaker: textOf(fields.speaker),
    },
    hasStrangeDate: occurredAt === null && fields.occurredAt !== undefined,
  }
}

export const strangeDates = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'date' : 'dates'} can’t be read: those memories are kept without one. Write dates as 1961-03-01.`
