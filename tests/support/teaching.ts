import { CloneFactory } from '#database/factories/clone_factory'
import type { ApiMember } from '#tests/support/api_member'

/** A clone of this member, past the quota. */
export function cloneOf({ user }: ApiMember) {
  return CloneFactory.merge({ userId: user.id }).create()
}

/** What a search of a clone finds, best first. */
export async function found(member: ApiMember, cloneId: string, text: string) {
  const response = await member.get(`/api/clones/${cloneId}/search?q=${encodeURIComponent(text)}`)
  response.assertStatus(200)
  return response.body() as Array<Record<string, any>>
}

/** The texts that a search of a clone finds. */
export async function textsFound(member: ApiMember, cloneId: string, text: string) {
  return (await found(member, cloneId, text)).map(({ content }) => content as string)
}
