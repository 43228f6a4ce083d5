import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ConversationSchema } from '#database/schema'
import Clone from '#models/clone'
import { dbTime } from '#models/columns'
import Message, { type MessageMetadata, type MessageRole } from '#models/message'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldByClone } from '#models/mixins/held_by_clone'
import UsageCounter from '#models/usage_counter'

export default class Conversation extends compose(ConversationSchema, hasUuid, heldByClone) {
  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  @hasMany(() => Message)
  declare messages: HasMany<typeof Message>

  static newestFirst = scope((query) => {
    query.orderBy([
      { column: 'updated_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  })

  /** The user's message. It counts as soon as it is accepted; over the quota nothing is stored. */
  say(this: Conversation, content: string) {
    const told = Message.toldIn(content)
    return Conversation.transaction(async (trx) => {
      if (told) await Clone.touchIndex(trx, this.cloneId)
      await UsageCounter.take(trx, this.userId, 'messages', UsageCounter.scopeOf('messages'))
      if (!this.$isPersisted) await this.useTransaction(trx).save()
      const message = await this.append(trx, 'user', content)
      if (told) await message.learn(trx, this.cloneId, told)
      return message
    })
  }

  answer(this: Conversation, content: string, metadata: MessageMetadata) {
    return Conversation.transaction((trx) => this.append(trx, 'clone', content, metadata))
  }

  /** A reply that could not be written does not count; the user's message stays. */
  giveBack(this: Conversation, { createdAt }: Message) {
    return Conversation.transaction((trx) =>
      UsageCounter.giveBack(trx, this.userId, 'messages', UsageCounter.monthOf(createdAt))
    )
  }

  /** Oldest first; `before` gives the messages that lead up to that one. */
  async page(
    this: Conversation,
    { skip = 0, limit = 100, before }: { skip?: number; limit?: number; before?: string }
  ) {
    const messages = this.related('messages').query()
    if (!before) return messages.orderBy('position').offset(skip).limit(limit)
    const { position } = await this.related('messages').query().where('id', before).firstOrFail()
    return (
      await messages
        .where('position', '<', position)
        .orderBy('position', 'desc')
        .offset(skip)
        .limit(limit)
    ).reverse()
  }

  /** The end of the conversation, or what leads up to the message at position `before`; oldest first. */
  async newestMessages(this: Conversation, limit: number, before?: unknown) {
    const messages = await this.related('messages')
      .query()
      .if(Number.isSafeInteger(Number(before ?? Number.NaN)), (query) =>
        query.where('position', '<', Number(before))
      )
      .orderBy('position', 'desc')
      .limit(limit)
    return messages.reverse()
  }

  /** The messages around one of them, oldest first. @throws E_ROW_NOT_FOUND where it is not in here */
  async messagesAround(this: Conversation, id: string, limit: number) {
    const { position } = await this.related('messages').query().where({ id }).firstOrFail()
    return this.newestMessages(limit, position + Math.ceil(limit / 2))
  }

  forget(this: Conversation) {
    return Conversation.transaction((trx) => this.erase(trx))
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
