import type { QuotaResource } from '#exceptions/quota_exceeded_exception'

export type UsageLevel = 'near' | 'reached'

/** Percentages from which a quota is near and reached. */
export const nearFrom = 80
const reachedFrom = 100

/** How much of one quota is used. */
export class Gauge {
  constructor(
    readonly resource: QuotaResource,
    readonly current: number,
    readonly max: number,
    /** Whose documents these are. */
    readonly clone: { id: string; name: string } | null = null
  ) {}

  /** Rounded to one decimal, but 100 only where nothing is left; over 100 where a plan was lowered. */
  get percentage() {
    if (this.max <= 0) return this.current > 0 ? 100 : 0
    const rounded = Math.round((this.current / this.max) * 1000) / 10
    return this.current < this.max ? Math.min(rounded, 99.9) : rounded
  }

  get level(): UsageLevel | null {
    if (this.percentage >= reachedFrom) return 'reached'
    return this.percentage >= nearFrom ? 'near' : null
  }

  get isOver() {
    return this.current > this.max
  }
}
