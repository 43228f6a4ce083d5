import { createInterface } from 'node:readline'
import { setImmediate as breathe } from 'node:timers/promises'
import { DateTime } from 'luxon'
import drive from '@adonisjs/drive/services/main'
import type Import from '#models/import'
import type { Stretch } from '#models/import'
import type { SpokenMessage } from '#models/memory'
import type { KeptMessage } from '#services/chats/chat_message'
import { fingerprintOf } from '#services/chats/fingerprint'
import { SkipCounter } from '#services/chats/import_report'

/** One transaction: some 15 ms, in which nobody else is served. */
const messagesAtOnce = 50

/** As many before and after a message as it is found by. */
const neighbours = 2

/** Teaches what was confirmed of an import, in steps; a step that was done is not done again. */
export class ImportTeacher {
  constructor(private chat: Import) {}

  /** @returns false where it was stopped before the end */
  async teach(signal?: AbortSignal) {
    const { chat } = this
    if (chat.words === 'none') return true
    for await (const { messages, around } of stepsOf(chat)) {
      if (signal?.aborted) return false
      const skips = new SkipCounter(chat.report!.skipped)
      const chosen = messages.filter((message) => this.#isChosen(message, skips))
      const stretches = stretchesOf(
        chat,
        chosen,
        around.filter((one) => this.#isInRange(one))
      )
      if (!(await chat.learn(stretches, messages.at(-1)!.position, skips))) return false
      await breathe()
    }
    return true
  }

  #isChosen(message: KeptMessage, skips: SkipCounter) {
    const { words, speaker } = this.chat
    if (!this.#isInRange(message)) skips.skip('out_of_range', message.place)
    else if (words === 'speaker' && message.speaker !== speaker)
      skips.skip('other_speaker', message.place)
    else return true
    return false
  }

  #isInRange({ occurredAt }: KeptMessage) {
    const { saidFrom, saidUntil } = this.chat
    if (!saidFrom && !saidUntil) return true
    if (occurredAt === null) return false
    const moment = Date.parse(occurredAt)
    return (
      moment >= (saidFrom?.toMillis() ?? Number.NEGATIVE_INFINITY) &&
      moment < (saidUntil?.toMillis() ?? Number.POSITIVE_INFINITY)
    )
  }
}

/** The messages that are not taught yet, so many at a time, with those around them. */
async function* stepsOf({ messagesKey, taughtPosition }: Import) {
  let before: KeptMessage[] = []
  let pending: KeptMessage[] = []
  for await (const message of keptMessages(messagesKey!)) {
    if (message.position <= taughtPosition) {
      before = [...before, message].slice(-neighbours)
      continue
    }
    pending.push(message)
    if (pending.length < messagesAtOnce + neighbours) continue
    const messages = pending.slice(0, messagesAtOnce)
    yield { messages, around: [...before, ...pending] }
    before = messages.slice(-neighbours)
    pending = pending.slice(messagesAtOnce)
  }
  if (pending.length > 0) yield { messages: pending, around: [...before, ...pending] }
}

export async function* keptMessages(key: string): AsyncGenerator<KeptMessage> {
  const input = await drive.use().getStream(key)
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield JSON.parse(line) as KeptMessage
  }
}

/** By conversation: what was said in another one is nobody's neighbour, and entries of a list have none. */
function stretchesOf(chat: Import, messages: KeptMessage[], around: KeptMessage[]): Stretch[] {
  const byChat = Map.groupBy(messages, (message) => message.chat)
  return [...byChat].map(([name, said]) => ({
    title: name ?? chat.title,
    messages: said.map((message) => spoken(message)),
    around: chat.isChat ? around.filter((one) => one.chat === name).map((one) => spoken(one)) : [],
  }))
}

function spoken(message: KeptMessage): SpokenMessage {
  const { position, place, speaker, content, occurredAt } = message
  return {
    position,
    place,
    speaker,
    content,
    occurredAt: occurredAt === null ? null : DateTime.fromISO(occurredAt, { zone: 'utc' }),
    title: message.title ?? message.chat,
    fingerprint: fingerprintOf(message),
  }
}
