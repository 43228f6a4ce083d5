import { isoTime } from '#services/database/times'
import { decimal, id, list, moment, object, oneOf, text, whole } from '#transformers/json_schema'
import type { Gauge } from '#services/usage/gauge'
import type { UsageReport } from '#services/usage/usage_report'

export const usageJson = (report: UsageReport) => ({
  billing_plan: report.plan,
  period_start: isoTime(report.period.start),
  period_end: isoTime(report.period.end),
  clones: gaugeJson(report.clones),
  messages_this_month: gaugeJson(report.messages),
  documents_per_clone: report.documents.map((gauge) => ({
    clone_id: gauge.clone!.id,
    clone_name: gauge.clone!.name,
    ...gaugeJson(gauge),
  })),
  warnings: report.warnings.map(({ resource, percentage, level, message }) => ({
    resource,
    percentage,
    level,
    message,
  })),
})

const gaugeJson = ({ current, max, percentage }: Gauge) => ({ current, max, percentage })

const gauge = { current: whole(1), max: whole(2), percentage: decimal(50) }

const warningSchema = object({
  resource: oneOf('clones', 'messages', 'documents'),
  percentage: decimal(80),
  level: oneOf('near', 'reached'),
  message: text('“Rosa” has 4 documents; the plan FREE allows 5 for a clone. STARTER allows more.'),
})

export const usageSchema = object(
  {
    billing_plan: text('FREE'),
    period_start: moment('2026-11-01T00:00:00.000Z'),
    period_end: moment('2026-12-01T00:00:00.000Z'),
    clones: object(gauge),
    messages_this_month: object(gauge),
    documents_per_clone: list(object({ clone_id: id(), clone_name: text('Rosa'), ...gauge })),
    warnings: list(warningSchema),
  },
  'Usage'
)
