import { isoTime } from '#models/columns'
import type User from '#models/user'

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
