import Factory from '@adonisjs/lucid/factories'
import Conversation from '#models/conversation'
import { MessageFactory } from '#database/factories/message_factory'

/** Expects `cloneId` and `userId`. */
export const ConversationFactory = Factory.define(Conversation, () => ({
  title: 'Evenings',
  messageCount: 0,
}))
  .state('untitled', (conversation) => conversation.merge({ title: null }))
  .state('told', (conversation) => conversation.merge({ messageCount: 4 }))
  .after('create', async (_, { id, messageCount }, { $trx }) => {
    const turns = Array.from({ length: messageCount }, (__, index) => index + 1)
    const messages = MessageFactory.client($trx!).merge(
      turns.map((position) => ({ conversationId: id, position }))
    )
    if (turns.length > 0) await messages.createMany(turns.length)
  })
  .build()
