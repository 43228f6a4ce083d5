import type { Operations } from '#services/openapi/operation'
import { checkoutSchema } from '#transformers/checkout_transformer'
import { planSchema } from '#transformers/plan_transformer'
import { usageSchema } from '#transformers/usage_transformer'
import { list } from '#transformers/json_schema'
import { checkoutValidator } from '#validators/billing'

const tag = 'Plans and usage'

export const billing: Operations = {
  'api.plans.index': {
    tag,
    summary: 'List the plans and what they allow',
    answer: list(planSchema),
  },
  'api.usage.show': {
    tag,
    summary: 'Show what is used of your plan',
    description:
      'Percentages have at most one decimal; 100 means that nothing is left, and after a plan was lowered it may be more. An API key that is bound to a clone sees the documents of that clone alone.',
    answer: usageSchema,
  },
  'api.checkouts.store': {
    tag,
    summary: 'Begin to change the plan',
    description:
      'Nothing changes until it is confirmed at `checkout_url`. With the mode `dummy` nothing is charged.',
    body: checkoutValidator,
    example: { plan: 'STARTER' },
    answer: checkoutSchema,
    problems: ['conflict', 'payments-failed'],
  },
}
