import type { HttpContext } from '@adonisjs/core/http'
import { UsageReport } from '#services/usage/usage_report'
import { usageJson } from '#transformers/usage_transformer'

export default class UsageController {
  /** A key that is bound to a clone learns of no other. */
  async show({ auth, boundCloneId }: HttpContext) {
    return usageJson(await UsageReport.of(auth.getUserOrFail(), boundCloneId))
  }
}
