import { DateTime } from 'luxon'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { ImportSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import { dbTime } from '#services/database/times'
import type Import from '#models/import'
import type { Decision, Speakers } from '#models/import'
import Job from '#models/job'
import { speakerNamed } from '#services/chats/speaker_name'

/** For imports: what the person decides who confirms them, and whose words they are. */
export function confirmed<T extends NormalizeConstructor<typeof ImportSchema>>(superclass: T) {
  return class extends superclass {
    /**
     * The whole import, or the part of it that the decision names, is taught in the background.
     * @throws ProblemException where nobody of that name speaks, or it was decided before
     */
    async confirm(this: Import, decision: Decision): Promise<Import> {
      if (decision.speaker === null && decision.words !== 'all') throw speakerMissing()
      const speaker = known(this, decision.speaker)
      const isFirst = await modelOf(this).transaction(async (trx) => {
        const changed = await this.moveOn(
          {
            status: 'running',
            speaker,
            words: decision.words,
            said_from: decision.saidFrom ? dbTime(decision.saidFrom) : null,
            said_until: decision.saidUntil ? dbTime(decision.saidUntil) : null,
            confirmed_at: dbTime(DateTime.utc()),
          },
          { status: 'queued', confirmed_at: null, forgotten_at: null },
          trx
        )
        if (changed) await Job.enqueue(trx, 'teach_import', this.id)
        return changed
      })
      if (!isFirst) throw alreadyDecided()
      return this.refresh()
    }

    /** Who the clone is in its chats, by the names that these give. */
    static async chosenSpeakers(cloneId: string): Promise<string[]> {
      const model = this as unknown as typeof Import
      const chats = await model
        .query()
        .where({ cloneId })
        .whereNotNull('speaker')
        .whereNotNull('confirmedAt')
        .whereNull('forgottenAt')
        .distinct('speaker')
      return chats.map(({ speaker }) => speaker!)
    }

    /** Ends an import whose speaker is nobody in the chat. @returns whether there is somebody to learn from */
    async hasSpeaker(this: Import): Promise<boolean> {
      if (this.speaker === null) return true
      const name = speakerNamed(this.speaker, this.speakers, this.format)
      if (name === null) await this.fail(unknownSpeaker(this.speaker, this.speakers))
      else await this.merge({ speaker: name }).save()
      return name !== null
    }
  }
}

function known({ speakers, format }: Import, speaker: string | null) {
  if (speaker === null) return null
  const name = speakerNamed(speaker, speakers, format)
  if (name === null) throw speakerProblem(unknownSpeaker(speaker, speakers))
  return name
}

const unknownSpeaker = (speaker: string, speakers: Speakers) =>
  speakers.length === 0
    ? `Nobody is named in this file, so nothing could be taken from “${speaker}”. Leave the speaker out.`
    : `Nobody called “${speaker}” speaks in this chat. Those who speak are ${namesOf(speakers)}.`

const speakerProblem = (detail: string) =>
  new ProblemException('validation-failed', detail, {
    errors: [{ field: 'speaker', rule: 'exists', message: detail.replace(/\.$/, '') }],
  })

const speakerMissing = () => speakerProblem('Choose whose words these are first.')

const namesShown = 20

function namesOf(speakers: Speakers) {
  const names = speakers.slice(0, namesShown).map(({ name }) => `“${name}”`)
  const others = speakers.length - names.length
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ')
}

const alreadyDecided = () =>
  new ProblemException('conflict', 'What to take of this import was decided before.')

const modelOf = (chat: Import) => chat.constructor as typeof Import
