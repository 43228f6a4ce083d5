import { DateTime } from 'luxon'
import Factory from '@adonisjs/lucid/factories'
import Clone from '#models/clone'
import Memory from '#models/memory'

/** Expects `cloneId` and `userId`; the memory is learned, so it is found at once. */
export const MemoryFactory = Factory.define(Memory, () => ({
  title: 'The lighthouse',
  content:
    'We spent the summer of 1974 in the lighthouse of Aveiro, where my uncle Tomás kept the lamp.',
}))
  .state('dated', (memory) => memory.merge({ occurredAt: DateTime.utc(1974, 7, 1) }))
  .after('create', async (_, memory, { $trx }) => {
    await Clone.touchIndex($trx!, memory.cloneId)
    await memory.learn($trx!)
  })
  .build()
