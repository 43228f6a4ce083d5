import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { NewSuggestion } from '#models/import_suggestion'
import { answerParent } from '#services/workers/confined_answer'
import type { KeptMessage } from '#services/chats/chat_message'
import { LastingStatements } from './lasting_statements.js'
import { ToneSigns } from './tone_signs.js'
import { TypicalPhrases } from './typical_phrases.js'

export interface SuggestingTask {
  messagesPath: string
  speaker: string
  from: string | null
  until: string | null
}

/** Of a few messages no habit can be told. */
const LEAST_MESSAGES = 5
/** Longer ones are letters, or copied from elsewhere. */
const LONGEST = 2000

async function suggestions(task: SuggestingTask): Promise<NewSuggestion[]> {
  const [tone, phrases, statements] = [
    new ToneSigns(),
    new TypicalPhrases(),
    new LastingStatements(),
  ]
  for await (const message of messagesIn(task)) {
    if (message.speaker !== task.speaker || message.content.length > LONGEST) continue
    tone.add(message.content)
    phrases.add(message.content)
    statements.add(message)
  }
  for await (const { speaker, content } of messagesIn(task)) {
    if (speaker !== task.speaker && content.length <= LONGEST) phrases.addOther(content)
  }
  return [
    ...(tone.messages < LEAST_MESSAGES ? [] : [ofTone(tone)]),
    ...phrases.phrases.map(({ phrase, ...evidence }, position): NewSuggestion => ({
      kind: 'phrase',
      position,
      content: phrase,
      evidence,
    })),
    ...statements.statements.map(({ position, content, saidAt }): NewSuggestion => ({
      kind: 'memory',
      position,
      content,
      saidAt,
      evidence: {},
    })),
  ]
}

const ofTone = ({ tone, signs, messages }: ToneSigns): NewSuggestion => ({
  kind: 'tone',
  position: 0,
  content: 'tone',
  evidence: { tone, signs, messages },
})

async function* messagesIn({ messagesPath, from, until }: SuggestingTask) {
  for await (const line of createInterface({ input: createReadStream(messagesPath) })) {
    const message = JSON.parse(line) as KeptMessage
    const { occurredAt } = message
    if (from !== null && (occurredAt === null || occurredAt < from)) continue
    if (until !== null && (occurredAt === null || occurredAt >= until)) continue
    yield message
  }
}

answerParent(suggestions)
