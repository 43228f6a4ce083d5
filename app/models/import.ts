import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ImportSchema } from '#database/schema'
import Clone from '#models/clone'
import { dbTime } from '#services/database/times'
import ImportSuggestion from '#models/import_suggestion'
import Job from '#models/job'
import Memory, { type SpokenMessage } from '#models/memory'
import { confirmed } from '#models/mixins/confirmed'
import { ended } from '#models/mixins/ended'
import { hasUuid } from '#models/mixins/has_uuid'
import { received } from '#models/mixins/received'
import { taught } from '#models/mixins/taught'
import { newestFirst } from '#services/database/sql'
import { isChat } from '#services/chats/chat_message'
import type { ReadExport, Speaking } from '#services/imports/export_reader'
import { SkipCounter, type ImportReport } from '#services/chats/import_report'
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

const traits = compose(ImportSchema, hasUuid, received, confirmed, taught, ended)

/** A chat, or a list of memories, that was brought in from elsewhere; it owns the memories that came from it. */
export default class Import extends traits {
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
    return this.moveOn({ status: 'running' }, { status: 'queued', read_at: null })
  }

  /** What stands in the file is known; its messages are kept under `messagesKey` until they are taught. */
  async becomeRead(this: Import, read: ReadExport, messagesKey: string) {
    const { fileKey } = this
    const skips = new SkipCounter(read.report.skipped)
    const isRead = await Import.transaction(async (trx) => {
      const changed = await this.moveOn(
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

  /** One statement decides: it changes only where it is as `where` says. @returns whether it did */
  async moveOn(
    this: Import,
    changes: Record<string, unknown>,
    where: Record<string, unknown>,
    trx?: TransactionClientContract
  ): Promise<boolean> {
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
