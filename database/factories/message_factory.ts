import Factory from '@adonisjs/lucid/factories'
import Message from '#models/message'

/** Expects `conversationId` and `position`; odd positions are the user's, even ones the clone's. */
export const MessageFactory = Factory.define(Message, () => ({ metadata: {} }))
  .before('create', (_, message) => {
    const isQuestion = message.position % 2 === 1
    message.role ??= isQuestion ? 'user' : 'clone'
    message.content ??= isQuestion
      ? 'Where did you spend the summer?'
      : 'In the lighthouse of Aveiro.'
  })
  .build()
