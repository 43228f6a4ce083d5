import { isoTime } from '#services/database/times'
import type User from '#models/user'
import { flag, id, moment, nullable, object, text } from '#transformers/json_schema'

export const userJson = (user: User) => ({
  id: user.id,
  email: user.email,
  full_name: user.fullName ?? null,
  is_platform_admin: user.isPlatformAdmin ?? false,
  billing_plan: user.billingPlan,
  consents: user.consents,
  created_at: isoTime(user.createdAt),
  updated_at: isoTime(user.updatedAt),
})

export const userSchema = object(
  {
    id: id(),
    email: text('ana@example.com', { format: 'email' }),
    full_name: nullable(text('Ana Ferreira')),
    is_platform_admin: flag(false),
    billing_plan: text('FREE'),
    consents: object({
      data_processing: flag(true),
      voice_processing: flag(false),
      video_processing: flag(false),
      third_party_apis: flag(false),
      chat_import: flag(false),
    }),
    created_at: moment(),
    updated_at: moment(),
  },
  'User'
)

/** The answer to a registration and a login. */
export const tokenSchema = object({
  access_token: text('cmt_…'),
  token_type: text('bearer'),
  expires_at: moment('2026-12-24T08:30:00.000Z'),
  user: userSchema,
})
