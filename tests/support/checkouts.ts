import type { PageMember } from '#tests/support/page_member'

/** Chooses a plan on the page: the address it leads to, and the token in it. */
export async function begin(member: PageMember, plan: string) {
  const response = await member.send('/billing/checkout', { plan })
  response.assertStatus(302)
  const { pathname, search, searchParams } = new URL(response.header('location')!)
  return { address: `${pathname}${search}`, token: searchParams.get('token')! }
}
