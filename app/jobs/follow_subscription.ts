import User from '#models/user'
import { payments } from '#services/billing/payments'
import type { JobHandler } from '#services/queue/job_runner'

export default class FollowSubscription implements JobHandler {
  async handle(userId: string) {
    const [user, driver] = [await User.find(userId), await payments()]
    if (!user?.billingCustomerId) return
    await user.followSubscription(await driver.paidSubscription(user.billingCustomerId))
  }

  /** The next event of the customer tries again. */
  async failed() {}
}
