import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ImportSchema } from '#database/schema'
import Clone from '#models/clone'
import type Import from '#models/import'
import type { Stretch } from '#models/import'
import ImportSuggestion, { type NewSuggestion } from '#models/import_suggestion'
import Memory from '#models/memory'
import type { SkipCounter } from '#services/chats/import_report'
import { removeFiles } from '#services/storage/stored_files'

/** For imports: teaching their messages to the clone, step by step. */
export function taught<T extends NormalizeConstructor<typeof ImportSchema>>(superclass: T) {
  return class extends superclass {
    /** How many messages of imports a clone knows. */
    static async messagesOf(trx: TransactionClientContract, cloneId: string): Promise<number> {
      const imports = this.query({ client: trx }).where({ cloneId })
      const [{ $extras: known }] = await imports.sum('imported as messages')
      return Number(known.messages)
    }

    /**
     * Teaches the messages up to a position, in one transaction with the place where it then is.
     * @returns false where the import was forgotten or another process was there first
     */
    async learn(
      this: Import,
      stretches: Stretch[],
      lastPosition: number,
      skips: SkipCounter
    ): Promise<boolean> {
      let { imported } = this
      const report = () => ({ ...this.report!, skipped: skips.all })
      const isTaught = await modelOf(this).transaction(async (trx) => {
        await Clone.touchIndex(trx, this.cloneId)
        const isNext = await this.moveOn(
          { taught_position: lastPosition },
          { status: 'running', taught_position: this.taughtPosition, forgotten_at: null },
          trx
        )
        if (!isNext) return false
        imported += await learnStretches(trx, this, stretches, skips)
        const counts = { imported, skipped: skips.total, report: JSON.stringify(report()) }
        await this.moveOn(counts, {}, trx)
        return true
      })
      if (!isTaught) return false
      this.merge({ imported, taughtPosition: lastPosition, skipped: skips.total, report: report() })
      return true
    }

    /** With what it suggests for its clone, where somebody's way of writing was looked at. */
    async becomeDone(this: Import, suggestions: NewSuggestion[] = []): Promise<void> {
      const { messagesKey } = this
      const isDone = await modelOf(this).transaction(async (trx) => {
        const changed = await this.moveOn(
          { status: 'done', messages_key: null },
          { status: 'running', forgotten_at: null },
          trx
        )
        if (changed) await ImportSuggestion.offer(trx, this, suggestions)
        return changed
      })
      if (isDone && messagesKey) await removeFiles([messagesKey])
    }
  }
}

/** What the clone knew before, and what it has no room for, is skipped. @returns how many messages it learned */
async function learnStretches(
  trx: TransactionClientContract,
  chat: Import,
  stretches: Stretch[],
  skips: SkipCounter
) {
  const { cloneId, userId, id: importId, format } = chat
  const room = modelOf(chat).mostMessages - (await modelOf(chat).messagesOf(trx, cloneId))
  let count = 0
  for (const { title, messages: offered, around } of stretches) {
    const messages = offered.slice(0, Math.max(0, room - count))
    for (const { place } of offered.slice(messages.length)) skips.skip('over_limit', place)
    const source = { cloneId, userId, importId, title, sourceType: format! }
    const learned = new Set(await Memory.learnMessages(trx, source, messages, around))
    for (const { position, place } of messages) {
      if (!learned.has(position)) skips.skip('duplicate', place)
    }
    count += learned.size
  }
  return count
}

const modelOf = (chat: Import) => chat.constructor as typeof Import
