import { DateTime } from 'luxon'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { ImportSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import type Import from '#models/import'
import type { Decision } from '#models/import'
import Job, { type Lane } from '#models/job'
import { isUniqueViolation } from '#services/database/sql'

/** For imports: how they begin, and how many a clone may have. */
export function received<T extends NormalizeConstructor<typeof ImportSchema>>(superclass: T) {
  return class extends superclass {
    /**
     * A file that has been put in place: it is read in the background. With a decision, whatever it says is taught then.
     * @throws ProblemException 409 where this clone has learned from the same file
     */
    static accept(
      clone: Clone,
      fields: { title: string; fileKey: string; fileHash: string },
      decision: Decision | null = null,
      lane?: Lane
    ): Promise<Import> {
      const model = this as unknown as typeof Import
      return model
        .transaction(async (trx) => {
          await Clone.touchIndex(trx, clone.id)
          await refuseTooMany(model, trx, clone.id)
          const accepted = await model.create(
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
        })
        .catch((error) => refuseKnownFile(model, error, clone, fields.fileHash))
    }
  }
}

/** In a transaction that holds the clone. */
async function refuseTooMany(
  model: typeof Import,
  trx: TransactionClientContract,
  cloneId: string
) {
  const all = () => model.query({ client: trx }).where({ cloneId })
  const waiting = all().whereIn('status', ['queued', 'running']).whereNull('confirmedAt')
  if ((await countOf(all())) >= model.most)
    throw full(`A clone can have ${model.most} imports. Forget some first.`)
  if ((await countOf(waiting)) >= model.mostWaiting)
    throw full(`${model.mostWaiting} imports of this clone wait for you. Decide on some first.`)
  if ((await model.messagesOf(trx, cloneId)) >= model.mostMessages) {
    const most = model.mostMessages.toLocaleString('en')
    throw full(`A clone can know ${most} messages of its imports. Forget an import first.`)
  }
}

async function countOf(query: ModelQueryBuilderContract<typeof Import>) {
  const [{ $extras: counted }] = await query.count('* as total')
  return Number(counted.total)
}

const full = (detail: string) => new ProblemException('conflict', detail)

async function refuseKnownFile(
  model: typeof Import,
  error: { code?: string },
  clone: Clone,
  fileHash: string
): Promise<never> {
  if (!isUniqueViolation(error)) throw error
  const earlier = await model.query().where({ cloneId: clone.id, fileHash }).first()
  if (!earlier) throw error
  throw new ProblemException(
    'conflict',
    `This file was imported before, on ${earlier.createdAt.toUTC().toFormat('d LLLL yyyy')}, as “${earlier.title}”. Forget that import first to bring it in again.`,
    { import_id: earlier.id }
  )
}
