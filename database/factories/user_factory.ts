import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import Factory from '@adonisjs/lucid/factories'
import User from '#models/user'

/** What every user of the factory logs in with. */
export const factoryPassword = 'marmalade on rye'

export const UserFactory = Factory.define(User, () => ({
  email: `${randomUUID()}@example.com`,
  password: factoryPassword,
  fullName: 'Inês Duarte',
  billingPlan: 'FREE',
}))
  .state('starter', (user) => user.merge({ billingPlan: 'STARTER' }))
  .state('pro', (user) => user.merge({ billingPlan: 'PRO' }))
  .state('admin', (user) => user.merge({ isPlatformAdmin: true }))
  .state('suspended', (user) => user.merge({ suspendedAt: DateTime.utc() }))
  .build()
