import type { Operations } from '#services/openapi/operation'
import { tokenSchema, userSchema } from '#transformers/user_transformer'
import {
  deleteAccountValidator,
  loginValidator,
  registerValidator,
  updateAccountValidator,
} from '#validators/account'

const tag = 'Accounts'

export const accounts: Operations = {
  'api.openapi_document.show': {
    tag: 'Documentation',
    summary: 'This document',
    answer: { type: 'object', examples: [{ openapi: '3.1.0' }] },
  },
  'api.registrations.store': {
    tag,
    summary: 'Make an account',
    body: registerValidator,
    example: { email: 'ana@example.com', password: 'a-long-passphrase', full_name: 'Ana Ferreira' },
    status: 201,
    answer: tokenSchema,
    problems: ['conflict', 'forbidden', 'rate-limited', 'busy'],
  },
  'api.sessions.store': {
    tag,
    summary: 'Log in',
    description: 'Slowed down after repeated failures, of the account and of the address.',
    body: loginValidator,
    example: { email: 'ana@example.com', password: 'a-long-passphrase' },
    answer: tokenSchema,
    problems: ['unauthenticated', 'forbidden', 'rate-limited', 'busy'],
  },
  'api.sessions.destroy': {
    tag,
    summary: 'Log out',
    description: 'The access token stops working at once.',
    status: 204,
  },
  'api.profile.show': { tag, summary: 'Show your account', answer: userSchema },
  'api.profile.update': {
    tag,
    summary: 'Change your account',
    body: updateAccountValidator,
    example: { full_name: 'Ana Ferreira', consents: { voice_processing: true } },
    answer: userSchema,
    problems: ['conflict'],
  },
  'api.profile.destroy': {
    tag,
    summary: 'Delete your account',
    description: 'The account and everything it owns is gone: rows, index entries and files.',
    body: deleteAccountValidator,
    example: { password: 'a-long-passphrase' },
    status: 204,
    problems: ['conflict', 'busy'],
  },
  'api.exports.show': {
    tag,
    summary: 'Export everything you own',
    description: 'A ZIP of JSON files and of the files that were uploaded.',
    mediaType: 'application/zip',
  },
}
