import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ConversationSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import { dbTime } from '#services/database/times'
import Message, { type MessageMetadata, type MessageRole } from '#models/message'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldByClone } from '#models/mixins/held_by_clone'
import { paged } from '#models/mixins/paged'
import SpokenMessage from '#models/spoken_message'
import TokenUsage, { type Spent } from '#models/token_usage'
import UsageCounter from '#models/usage_counter'
import { newestFirst } from '#services/database/sql'
import { removeFolder } from '#services/storage/stored_files'

const traits = compose(ConversationSchema, hasUuid, heldByClone, paged)

export default class Conversation extends traits {
  /** How many of a clone there may be. */
  static most = 10_000

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  @hasMany(() => Message)
  declare messages: HasMany<typeof Message>

  static newestFirst = newestFirst('updated_at')

  /** Stored without a message. @throws ProblemException 409 where the clone has as many as there may be */
  open(this: Conversation) {
    return Conversation.transaction((trx) => this.begin(trx))
  }

  /** The user's message. It counts as soon as it is accepted; over the quota nothing is stored. */
  say(this: Conversation, content: string) {
    const told = Message.toldIn(content)
    const isNew = !this.$isPersisted
    return Conversation.transaction(async (trx) => {
      if (told) await Clone.touchIndex(trx, this.cloneId)
      if (!this.$isPersisted) await this.begin(trx)
      await UsageCounter.take(trx, this.userId, 'messages', UsageCounter.scopeOf('messages'))
      const message = await this.append(trx, 'user', content)
      if (told) await message.learn(trx, this.cloneId, told)
      return message
    }).catch((error) => {
      if (isNew) this.$isPersisted = false
      throw error
    })
  }

  /** The clone's message, and what it took. */
  answer(this: Conversation, content: string, metadata: MessageMetadata, spent?: Spent) {
    return Conversation.transaction(async (trx) => {
      const message = await this.append(trx, 'clone', content, metadata)
      if (spent) await TokenUsage.add(trx, this.userId, spent)
      return message
    })
  }

  /**
   * The message at the end that got no reply, once more: it counts from now on. One statement decides who sends it.
   * @throws ProblemException where it has a reply, or one is being written, or the conversation went on
   */
  sayAgain(this: Conversation, messageId: string) {
    return Conversation.transaction(async (trx) => {
      const newest = Conversation.query({ client: trx }).where('id', this.id).select('messageCount')
      const [held] = await Message.query({ client: trx })
        .where({ id: messageId, conversationId: this.id, role: 'user' })
        .where('position', newest)
        .whereNotNull('givenBackAt')
        .update({ given_back_at: null })
      if (Number(held) === 0) throw answeredAlready()
      await UsageCounter.take(trx, this.userId, 'messages', UsageCounter.scopeOf('messages'))
      return Message.findOrFail(messageId, { client: trx })
    })
  }

  /** A reply that could not be written does not count; the user's message stays, and can be sent again. */
  giveBack(this: Conversation, { id }: Message, month: string) {
    return Conversation.transaction(async (trx) => {
      const [given] = await Message.query({ client: trx })
        .where({ id })
        .whereNull('givenBackAt')
        .update({ given_back_at: dbTime(DateTime.utc()) })
      const isGiven = Number(given) === 0 && (await Message.find(id, { client: trx }))
      if (isGiven) return
      await UsageCounter.giveBack(trx, this.userId, 'messages', month)
    })
  }

  /** Holds the clone, so that of several that begin at once each counts the one before. */
  private async begin(this: Conversation, trx: TransactionClientContract) {
    await Clone.holdRow(trx, this.cloneId)
    const others = Conversation.query({ client: trx }).where('cloneId', this.cloneId)
    const [{ $extras: counted }] = await others.count('* as total')
    if (Number(counted.total) >= Conversation.most) throw tooMany()
    return this.useTransaction(trx).save()
  }

  async forget(this: Conversation) {
    await Conversation.transaction((trx) => this.erase(trx))
    await removeFolder(SpokenMessage.folderOf(this.cloneId, this.id))
  }

  /** The raised counter is the message's place, so two messages at once get two places. */
  private async append(
    this: Conversation,
    trx: TransactionClientContract,
    role: MessageRole,
    content: string,
    metadata: MessageMetadata = {}
  ) {
    const now = DateTime.utc()
    await Conversation.query({ client: trx })
      .where('id', this.id)
      .update({ message_count: trx.raw('message_count + 1'), updated_at: dbTime(now) })
    const { messageCount } = await Conversation.findOrFail(this.id, { client: trx })
    this.merge({ messageCount, updatedAt: now })
    return Message.create(
      { conversationId: this.id, position: messageCount, role, content, metadata, createdAt: now },
      { client: trx }
    )
  }
}

const tooMany = () =>
  new ProblemException(
    'conflict',
    `A clone can have ${Conversation.most} conversations. Delete some that are no longer needed.`
  )

const answeredAlready = () =>
  new ProblemException(
    'conflict',
    'This message has a reply by now, or one is being written, or the conversation has gone on. Reload the page to see it.'
  )
