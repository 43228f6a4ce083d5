import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { payments } from '#services/billing/payments'

export default class PortalsController {
  /** Invoices and the means of payment are kept by whoever takes payments. */
  async store({ auth, response }: HttpContext) {
    const driver = await payments()
    return response.redirect(
      (await driver.accountAddress(auth.getUserOrFail())) ?? urlFor('billing.show')
    )
  }
}
