import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ImportSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import { dbTime } from '#models/columns'
import ImportSuggestion, { type NewSuggestion } from '#models/import_suggestion'
import Job, { type Lane } from '#models/job'
import Memory, { type SpokenMessage } from '#models/memory'
import { hasUuid } from '#models/mixins/has_uuid'
import { isUniqueViolation, newestFirst } from '#models/sql'
import { isChat } from '#services/chats/chat_message'
import type { ReadExport, Speaking } from '#services/imports/export_reader'
import { SkipCounter, type ImportReport } from '#services/chats/import_report'
import { speakerNamed } from '#services/chats/speaker_name'
import { removeFiles } from '#services/storage/stored_files'

export type { ImportReport }

export type ImportStatus = 'queued' | 'running' | 'done' | 'failed'

/** Whose words become memories: everybody's, those of the chosen speaker, or none but what is accepted. */
export type Words = 'all' | 'speaker' | 'none'

/** Who speaks in a chat, how many messages, and when. */
export type Speakers = Speaking[]

/** What the person decides who confirms an import. */
export interface Decision {
  speaker: string | null
  words: Words
  saidFrom?: DateTime | null
  saidUntil?: DateTime | null
}

/** Messages of one conversation that are taught together, and the stretch of it around them. */
export interface Stretch {
  title: string
  messages: SpokenMessage[]
  around: SpokenMessage[]
}

/** A chat, or a list of memories, that was brought in from elsewhere; it owns the memories that came from it. */
export default class Import extends compose(ImportSchema, hasUuid) {
  /** How many of a clone are kept, and how many of them may wait for a decision, with their files. */
  static most = 1000
  static mostWaiting = 50

  /** How many messages of imports a clone may know. */
  static mostMessages = 1_000_000

  declare status: ImportStatus
  declare words: Words

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  @hasMany(() => Memory)
  declare memories: HasMany<typeof Memory>

  @hasMany(() => ImportSuggestion)
  declare suggestions: HasMany<typeof ImportSuggestion>

  static newestFirst = newestFirst()

  /** Those that nobody has asked to be forgotten. */
  static kept = scope((query) => {
    query.whereNull('forgotten_at')
  })

  /**
   * A file that has been put in place: it is read in the background. With a decision, whatever it says is taught then.
   * @throws ProblemException 409 where this clone has learned from the same file
   */
  static accept(
    clone: Clone,
    fields: { title: string; fileKey: string; fileHash: string },
    decision: Decision | null = null,
    lane?: Lane
  ) {
    return this.transaction(async (trx) => {
      await Clone.touchIndex(trx, clone.id)
      await this.refuseTooMany(trx, clone.id)
      const accepted = await this.create(
        {
          ...fields,
          ...decision,
          confirmedAt: decision && DateTime.utc(),
          cloneId: clone.id,
          userId: clone.userId,
          status: 'queued',
          speakers: [],
          found: 0,
          imported: 0,
          skipped: 0,
        },
        { client: trx }
      )
      await Job.enqueue(trx, 'read_import', accepted.id, { lane })
      return accepted
    }).catch((error) => refuseKnownFile(error, clone, fields.fileHash))
  }

  /** In a transaction that holds the clone. */
  private static async refuseTooMany(trx: TransactionClientContract, cloneId: string) {
    const all = () => this.query({ client: trx }).where({ cloneId })
    const waiting = all().whereIn('status', ['queued', 'running']).whereNull('confirmedAt')
    if ((await countOf(all())) >= this.most)
      throw full(`A clone can have ${this.most} imports. Forget some first.`)
    if ((await countOf(waiting)) >= this.mostWaiting)
      throw full(`${this.mostWaiting} imports of this clone wait for you. Decide on some first.`)
    if ((await this.messagesOf(trx, cloneId)) >= this.mostMessages) throw full(knowsTooMuch())
  }

  /** How many messages of imports a clone knows. */
  private static async messagesOf(trx: TransactionClientContract, cloneId: string) {
    const imports = this.query({ client: trx }).where({ cloneId })
    const [{ $extras: known }] = await imports.sum('imported as messages')
    return Number(known.messages)
  }

  get isChat() {
    return this.format !== null && isChat(this.format)
  }

  /** Of what is kept until it is taught. */
  get fileKeys() {
    return [this.fileKey, this.messagesKey].filter((key) => key !== null)
  }

  /** What is happening to it. */
  get stage() {
    if (this.status === 'failed' || this.status === 'done') return this.status
    if (this.readAt === null) return 'reading'
    return this.confirmedAt === null ? 'choosing' : 'teaching'
  }

  /** Entries that were dealt with, one way or the other. */
  get progress() {
    return this.found === 0 ? 0 : Math.min(1, (this.imported + this.skipped) / this.found)
  }

  begin(this: Import) {
    return this.#update({ status: 'running' }, { status: 'queued', read_at: null })
  }

  /** What stands in the file is known; its messages are kept under `messagesKey` until they are taught. */
  async becomeRead(this: Import, read: ReadExport, messagesKey: string) {
    const { fileKey } = this
    const skips = new SkipCounter(read.report.skipped)
    const isRead = await Import.transaction(async (trx) => {
      const changed = await this.#update(
        {
          status: this.confirmedAt ? 'running' : 'queued',
          format: read.format,
          title: read.title,
          speakers: JSON.stringify(read.speakers),
          report: JSON.stringify(read.report),
          found: read.found,
          skipped: skips.total,
          messages_key: messagesKey,
          file_key: null,
          read_at: dbTime(DateTime.utc()),
        },
        { read_at: null, forgotten_at: null },
        trx
      )
      if (changed && this.confirmedAt) await Job.enqueue(trx, 'teach_import', this.id)
      return changed
    })
    await removeFiles([isRead ? fileKey! : messagesKey])
  }

  /**
   * The whole import, or the part of it that the decision names, is taught in the background.
   * @throws ProblemException where nobody of that name speaks, or it was decided before
   */
  async confirm(this: Import, decision: Decision) {
    if (decision.speaker === null && decision.words !== 'all') throw speakerMissing()
    const speaker = this.#known(decision.speaker)
    const isFirst = await Import.transaction(async (trx) => {
      const changed = await this.#update(
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
  static async chosenSpeakers(cloneId: string) {
    const chats = await this.query()
      .where({ cloneId })
      .whereNotNull('speaker')
      .whereNotNull('confirmedAt')
      .whereNull('forgottenAt')
      .distinct('speaker')
    return chats.map(({ speaker }) => speaker!)
  }

  /** Ends an import whose speaker is nobody in the chat. @returns whether there is somebody to learn from */
  async hasSpeaker(this: Import) {
    if (this.speaker === null) return true
    const name = speakerNamed(this.speaker, this.speakers, this.format)
    if (name === null) await this.fail(unknownSpeaker(this.speaker, this.speakers))
    else await this.merge({ speaker: name }).save()
    return name !== null
  }

  /**
   * Teaches the messages up to a position, in one transaction with the place where it then is.
   * @returns false where the import was forgotten or another process was there first
   */
  async learn(this: Import, stretches: Stretch[], lastPosition: number, skips: SkipCounter) {
    let imported = this.imported
    const report = () => ({ ...this.report!, skipped: skips.all })
    const isTaught = await Import.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.cloneId)
      const isNext = await this.#update(
        { taught_position: lastPosition },
        { status: 'running', taught_position: this.taughtPosition, forgotten_at: null },
        trx
      )
      if (!isNext) return false
      let room = Import.mostMessages - (await Import.messagesOf(trx, this.cloneId))
      for (const { title, messages: offered, around } of stretches) {
        const messages = offered.slice(0, Math.max(0, room))
        for (const { place } of offered.slice(messages.length)) skips.skip('over_limit', place)
        const learned = await Memory.learnMessages(
          trx,
          {
            cloneId: this.cloneId,
            userId: this.userId,
            importId: this.id,
            title,
            sourceType: this.format!,
          },
          messages,
          around
        )
        imported += learned.length
        room -= learned.length
        const taught = new Set(learned)
        for (const { position, place } of messages) {
          if (!taught.has(position)) skips.skip('duplicate', place)
        }
      }
      await this.#update(
        { imported, skipped: skips.total, report: JSON.stringify(report()) },
        {},
        trx
      )
      return true
    })
    if (!isTaught) return false
    this.merge({ imported, taughtPosition: lastPosition, skipped: skips.total, report: report() })
    return true
  }

  /** With what it suggests for its clone, where somebody's way of writing was looked at. */
  async becomeDone(this: Import, suggestions: NewSuggestion[] = []) {
    const { messagesKey } = this
    const isDone = await Import.transaction(async (trx) => {
      const changed = await this.#update(
        { status: 'done', messages_key: null },
        { status: 'running', forgotten_at: null },
        trx
      )
      if (changed) await ImportSuggestion.offer(trx, this, suggestions)
      return changed
    })
    if (isDone && messagesKey) await removeFiles([messagesKey])
  }

  /** How long one may wait for a decision. */
  static waitsFor = { days: 90 }

  /** Ends those that nobody decided on: their files go. */
  static async endWaiting(now: DateTime) {
    const waiting = await this.query()
      .where('status', 'queued')
      .whereNull('confirmedAt')
      .where('readAt', '<', dbTime(now.minus(this.waitsFor)))
      .limit(500)
    for (const chat of waiting)
      await chat.fail(
        `Nobody chose what to take of it for ${this.waitsFor.days} days. Bring the file in again.`,
        ['queued']
      )
  }

  /** What was not read or taught can be brought in again. @param from the states in which it may be ended */
  async fail(this: Import, reason: string, from: ImportStatus[] = ['queued', 'running']) {
    const { fileKeys } = this
    const isFailed = await Import.query().where('id', this.id).whereIn('status', from).update({
      status: 'failed',
      error: reason,
      file_hash: null,
      file_key: null,
      messages_key: null,
    })
    if (Number(isFailed[0]) === 1) await removeFiles(fileKeys)
  }

  /** From here on nobody sees it; what it taught is then taken away by `ImportEraser`, at the latest by its job. */
  forget(this: Import) {
    return Import.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.cloneId)
      const forgotten = { forgotten_at: dbTime(DateTime.utc()), file_hash: null }
      if (!(await this.#update(forgotten, { forgotten_at: null }, trx))) {
        throw new lucidErrors.E_ROW_NOT_FOUND(Import)
      }
      await Job.enqueue(trx, 'forget_import', this.id, { delay: eraseAfter })
    })
  }

  #known(speaker: string | null) {
    if (speaker === null) return null
    const name = speakerNamed(speaker, this.speakers, this.format)
    if (name === null) throw speakerProblem(unknownSpeaker(speaker, this.speakers))
    return name
  }

  async #update(
    this: Import,
    changes: Record<string, unknown>,
    where: Record<string, unknown>,
    trx?: TransactionClientContract
  ) {
    const [changed] = await Import.query({ client: trx })
      .where('id', this.id)
      .where((query) => {
        for (const [column, value] of Object.entries(where)) {
          if (value === null) query.whereNull(column)
          else query.where(column, value as string)
        }
      })
      .update({ ...changes, updated_at: dbTime(DateTime.utc()) })
    return Number(changed) === 1
  }
}

/** Whoever forgets an import erases it at once; its job is for what a crash left over. In milliseconds. */
const eraseAfter = 60_000

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

async function countOf(query: ModelQueryBuilderContract<typeof Import>) {
  const [{ $extras: counted }] = await query.count('* as total')
  return Number(counted.total)
}

const full = (detail: string) => new ProblemException('conflict', detail)

const knowsTooMuch = () =>
  `A clone can know ${Import.mostMessages.toLocaleString('en')} messages of its imports. Forget an import first.`

const alreadyDecided = () =>
  new ProblemException('conflict', 'What to take of this import was decided before.')

async function refuseKnownFile(
  error: { code?: string },
  clone: Clone,
  fileHash: string
): Promise<never> {
  if (!isUniqueViolation(error)) throw error
  const earlier = await Import.query().where({ cloneId: clone.id, fileHash }).first()
  if (!earlier) throw error
  throw new ProblemException(
    'conflict',
    `This file was imported before, on ${earlier.createdAt.toUTC().toFormat('d LLLL yyyy')}, as “${earlier.title}”. Forget that import first to bring it in again.`,
    { import_id: earlier.id }
  )
}
