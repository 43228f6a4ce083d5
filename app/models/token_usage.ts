import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { TokenUsageSchema } from '#database/schema'
import UsageCounter from '#models/usage_counter'

/** What a reply cost its provider, and in US dollars where the operator sets prices. */
export interface Spent {
  provider: string
  model: string
  inputTokens: number
  outputTokens: number
  cost: number | null
}

/** The tokens of a user's replies in a UTC month, by provider and model. */
export default class TokenUsage extends TokenUsageSchema {
  static table = 'token_usages'

  static async add(trx: TransactionClientContract, userId: string, spent: Spent) {
    const { provider, model, inputTokens, outputTokens, cost } = spent
    await trx.rawQuery(
      `INSERT INTO token_usages (user_id, month, provider, model, replies, input_tokens, output_tokens, cost)
       VALUES (?, ?, ?, ?, 1, ?, ?, ?)
       ON CONFLICT (user_id, month, provider, model) DO UPDATE SET
         replies = token_usages.replies + 1,
         input_tokens = token_usages.input_tokens + excluded.input_tokens,
         output_tokens = token_usages.output_tokens + excluded.output_tokens,
         cost = coalesce(token_usages.cost + excluded.cost, token_usages.cost, excluded.cost)`,
      [
        userId,
        UsageCounter.scopeOf('messages'),
        provider,
        model.slice(0, 200),
        inputTokens,
        outputTokens,
        cost as number,
      ]
    )
  }

  /** Of the present month, the most tokens first. */
  static thisMonth(userId: string) {
    return this.query()
      .where({ userId, month: UsageCounter.scopeOf('messages') })
      .orderByRaw('input_tokens + output_tokens DESC, id')
  }
}
