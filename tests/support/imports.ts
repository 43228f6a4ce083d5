import type { ApiClient } from '@japa/api-client'
import { jobRunner } from '#jobs/main'
import Import, { type Decision } from '#models/import'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { androidChat } from '#tests/support/exports'
import { cloneOf } from '#tests/support/teaching'

export const importsOf = (cloneId: string) => `/api/clones/${cloneId}/memories/import`

/** Somebody who may import chats, with a clone. */
export async function importer(client: ApiClient) {
  const ines = await apiMember(client)
  await ines.user.updateProfile({ consents: { chat_import: true } })
  return { ines, clone: await cloneOf(ines) }
}

/** What became of a chat that was sent, and worked off. */
export async function imported(
  ines: ApiMember,
  cloneId: string,
  {
    chat = androidChat,
    name = 'chat.txt',
    speaker,
  }: { chat?: string | Buffer; name?: string; speaker?: string } = {}
) {
  const request = ines.upload(importsOf(cloneId), chat, name)
  const response = await (speaker === undefined ? request : request.field('speaker', speaker))
  response.assertStatus(202)
  await jobRunner().drain()
  return (await ines.get(`/api/imports/${response.body().id}`)).body()
}

export const decision = (fields: Partial<Decision> = {}): Decision => ({
  speaker: 'Maria',
  words: 'all',
  ...fields,
})

/** Lets an import that was read be taught as its owner would. */
export async function confirmed(id: string, fields: Partial<Decision> = {}) {
  const chat = await Import.findOrFail(id)
  await chat.confirm(decision(fields))
  await jobRunner().drain()
  return chat.refresh()
}
