import type { Payments } from '#services/billing/payments'

/** Nothing is charged: every plan can be had by confirming it, and the pages say so. */
export class SimulatedPayments implements Payments {
  readonly mode = 'dummy'
  readonly isSimulated = true

  offers() {
    return true
  }

  async addressFor() {
    return null
  }

  async accountAddress() {
    return null
  }

  async forget() {}

  async paidSubscription() {
    return null
  }
}
