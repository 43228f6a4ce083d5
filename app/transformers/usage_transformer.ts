import { isoTime } from '#models/columns'
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
