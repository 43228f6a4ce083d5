import BillingQuota from '#models/billing_quota'
import { planJson } from '#transformers/plan_transformer'

export default class PlansController {
  async index() {
    return (await BillingQuota.ascending()).map(planJson)
  }
}
