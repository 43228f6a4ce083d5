import ProblemException from '#exceptions/problem_exception'
import { storageFaultIn, type StorageFault } from '#exceptions/storage_fault'

const states: Record<StorageFault, string> = {
  'full': 'The storage of this server is full',
  'read-only': 'The storage of this server can only be read at the moment',
  'failing': 'The storage of this server fails to write',
}

const nothingStored = 'Nothing was stored and nothing was changed.'

const wayOut =
  'What is there can still be read. Once its operator has made room, it stores again by itself.'

/** @param consequence what became of the request, where it is not that nothing happened */
export const storageProblem = (fault: StorageFault, consequence = nothingStored) =>
  new ProblemException(
    'storage-full',
    `${states[fault]}. ${consequence} ${wayOut}`,
    {},
    { 'Retry-After': '60' }
  )

/** What to tell of an error, where the storage is behind it. */
export function storageProblemOf(error: unknown, consequence?: string) {
  const fault = storageFaultIn(error)
  return fault && storageProblem(fault, consequence)
}
