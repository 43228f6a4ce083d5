import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import type User from '#models/user'

export interface RecordedConversation {
  id: string
  speakers: string[]
  sessions: Array<{
    at: string
    turns: Array<{ id: string; speaker: string; text: string; photo?: string }>
  }>
  questions: Array<{ question: string; evidence: string[]; category: number }>
}

export function readConversations(path?: string): RecordedConversation[] {
  try {
    if (path) return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  console.error(
    path ? `There is no ${path}.` : 'Name the file of the conversations as the argument.'
  )
  process.exit(1)
}

/** A clone of the first speaker, taught all that both said: imported as WhatsApp on Android exports it. */
export async function teachConversation(user: User, conversation: RecordedConversation) {
  const { default: drive } = await import('@adonisjs/drive/services/main')
  const { jobRunner } = await import('#jobs/main')
  const { default: Import } = await import('#models/import')
  const clone = await user.createClone({ name: conversation.speakers[0], description: '' })
  const turns = conversation.sessions.flatMap(({ at, turns: said }) =>
    said.map((turn, minutes) => ({ ...turn, at: startOf(at).plus({ minutes }) }))
  )
  const fileKey = `imports/${conversation.id}.export`
  await drive.use().put(fileKey, turns.map(exported).join('\n'))
  const { id } = await Import.accept(
    clone,
    { title: 'chat.txt', fileKey, fileHash: conversation.id },
    { speaker: null, words: 'all' }
  )
  await jobRunner().drain()
  return { clone, turnOf: await turnsOf(id, turns) }
}

type Turn = RecordedConversation['sessions'][number]['turns'][number] & { at: DateTime }

function exported({ speaker, at, ...turn }: Turn) {
  return `${at.toFormat('dd/MM/yyyy, HH:mm')} - ${speaker}: ${textOf(turn)}`
}

const textOf = ({ text, photo }: Pick<Turn, 'text' | 'photo'>) =>
  photo ? `${text} [photo: ${photo}]` : text

/** Which turn each memory of the import was; says so if some were not taken as they are. */
async function turnsOf(importId: string, turns: Turn[]) {
  const { default: Memory } = await import('#models/memory')
  const memories = await Memory.query().where('importId', importId).orderBy('position')
  const turnOf = new Map<string, string>()
  let next = 0
  for (const { id, content } of memories) {
    const place = turns.findIndex((turn, index) => index >= next && sameText(textOf(turn), content))
    if (place === -1) continue
    turnOf.set(id, turns[place].id)
    next = place + 1
  }
  if (turnOf.size < turns.length) console.warn(`${turns.length - turnOf.size} turns were not taken`)
  return turnOf
}

const sameText = (one: string, other: string) =>
  one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim()

/** "1:56 pm on 8 May, 2023" */
function startOf(at: string) {
  const start = DateTime.fromFormat(at, "h:mm a 'on' d MMMM, yyyy", { zone: 'utc', locale: 'en' })
  if (!start.isValid) throw new Error(`${at} is no time`)
  return start
}
