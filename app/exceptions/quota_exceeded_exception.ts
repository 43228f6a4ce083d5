import ProblemException from '#exceptions/problem_exception'

export type QuotaResource = 'clones' | 'messages' | 'documents'

export interface QuotaState {
  resource: QuotaResource
  plan: string
  limit: number
  used: number
  resetsAt: string | null
  upgradeTo: string | null
}

const phrases = {
  clones: 'clones',
  messages: 'messages this month',
  documents: 'documents for this clone',
}

export default class QuotaExceededException extends ProblemException {
  constructor({ resource, plan, limit, used, resetsAt, upgradeTo }: QuotaState) {
    super(
      'quota-exceeded',
      `The plan ${plan} allows ${limit} ${phrases[resource]}, and ${used} are used.` +
        (upgradeTo ? ` The plan ${upgradeTo} allows more.` : ''),
      { resource, plan, limit, used, resets_at: resetsAt, upgrade_to: upgradeTo }
    )
  }
}
