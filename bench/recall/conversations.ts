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

/** A clone of the first speaker, taught all that both said. */
export async function teachConversation(user: User, conversation: RecordedConversation) {
  const { default: Clone } = await import('#models/clone')
  const { default: Import } = await import('#models/import')
  const { default: Memory } = await import('#models/memory')
  const { PassageEmbedder } = await import('#services/search/passage_embedder')
  const [name] = conversation.speakers
  const clone = await user.createClone({ name })
  const chat = await Import.create({
    userId: user.id,
    cloneId: clone.id,
    status: 'done',
    title: conversation.id,
    speakers: [],
    found: 0,
    imported: 0,
    skipped: 0,
  })
  const turns = conversation.sessions.flatMap(({ at, turns: said }) =>
    said.map((turn, minutes) => ({ ...turn, occurredAt: startOf(at).plus({ minutes }) }))
  )
  await Memory.transaction(async (trx) => {
    await Clone.touchIndex(trx, clone.id)
    await Memory.learnMessages(
      trx,
      {
        cloneId: clone.id,
        userId: user.id,
        importId: chat.id,
        title: conversation.id,
        sourceType: 'whatsapp',
      },
      turns.map(({ speaker, text, photo, occurredAt }, position) => ({
        position,
        speaker,
        content: photo ? `${text} [photo: ${photo}]` : text,
        occurredAt,
      }))
    )
  })
  await new PassageEmbedder().embedAll(clone.id)
  const memories = await Memory.query().where('importId', chat.id).select('id', 'position')
  const turnOf = new Map(memories.map(({ id, position }) => [id, turns[position!].id]))
  return { clone, turnOf }
}

/** "1:56 pm on 8 May, 2023" */
function startOf(at: string) {
  const start = DateTime.fromFormat(at, "h:mm a 'on' d MMMM, yyyy", { zone: 'utc', locale: 'en' })
  if (!start.isValid) throw new Error(`${at} is no time`)
  return start
}
