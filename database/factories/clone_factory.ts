import Factory from '@adonisjs/lucid/factories'
import Clone from '#models/clone'
import { defaultTone } from '#models/tone'
import { UserFactory } from '#database/factories/user_factory'

/** Made past the quota, whose unit is not taken; merge a `userId`, or the clone gets an owner of its own. */
export const CloneFactory = Factory.define(Clone, () => ({
  name: 'Rui Duarte',
  description: 'A retired railwayman from Porto.',
  toneConfig: defaultTone,
}))
  .state('solemn', (clone) => clone.merge({ toneConfig: { warmth: 0.2, humor: 0, formality: 1 } }))
  .before('create', async (_, clone, { $trx }) => {
    clone.userId ??= (await UserFactory.client($trx!).create()).id
  })
  .build()
