import { DateTime } from 'luxon'
import { keyActivity } from '#services/api_keys/key_activity'

interface Counts {
  requests: number
  /** Those of them that were answered 402, 403 or 429. */
  refused: number
}

export interface KeyUsage {
  total: number
  /** Every day of the period, today last. */
  byDay: Array<Counts & { date: string }>
  /** The busiest first. */
  byEndpoint: Array<Counts & { endpoint: string }>
}

/** What a key was used for in the last days, which are UTC days and end today. */
export async function usageOf(apiKeyId: string, days: number): Promise<KeyUsage> {
  const today = DateTime.utc().startOf('day')
  const dates = Array.from({ length: days }, (_, n) =>
    today.minus({ days: days - 1 - n }).toFormat('yyyy-MM-dd')
  )
  const byDay = new Map(dates.map((date) => [date, { date, requests: 0, refused: 0 }]))
  const byEndpoint = new Map<string, Counts & { endpoint: string }>()
  let total = 0
  for (const { day, endpoint, ...counts } of await keyActivity.since(apiKeyId, dates[0])) {
    if (!byDay.has(day)) continue
    total += counts.requests
    if (!byEndpoint.has(endpoint)) byEndpoint.set(endpoint, { endpoint, requests: 0, refused: 0 })
    add(byDay.get(day)!, counts)
    add(byEndpoint.get(endpoint)!, counts)
  }
  return {
    total,
    byDay: [...byDay.values()],
    byEndpoint: [...byEndpoint.values()].sort((one, other) => other.requests - one.requests),
  }
}

function add(sum: Counts, { requests, refused }: Counts) {
  sum.requests += requests
  sum.refused += refused
}
