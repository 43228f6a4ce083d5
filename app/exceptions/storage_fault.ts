/** Why nothing can be written: there is no room, the disk may only be read, or it fails. */
export type StorageFault = 'full' | 'read-only' | 'failing'

/** By the codes of SQLite, of PostgreSQL and of the system. */
const codes: Array<[StorageFault, RegExp]> = [
  ['full', /^(?:SQLITE_FULL|53100|53200|ENOSPC|EDQUOT)$/],
  ['read-only', /^(?:SQLITE_READONLY\w*|25006|EROFS)$/],
  ['failing', /^SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHM\w+)$/],
]

/** An error may be wrapped, by whoever stores files for one. */
const deepest = 5

/** The fault of the storage that is behind an error, or null where it is another. */
export function storageFaultIn(error: unknown): StorageFault | null {
  let cause = error as { code?: unknown; cause?: unknown } | null | undefined
  for (let depth = 0; depth < deepest && cause; depth++, cause = cause.cause as typeof cause) {
    const { code } = cause
    if (typeof code !== 'string') continue
    const [fault] = codes.find(([, pattern]) => pattern.test(code)) ?? []
    if (fault) return fault
  }
  return null
}

/** What of a promise fails by a fault of the storage becomes `instead`; everything else is thrown on. */
export const unlessStorageFails =
  <T>(instead: () => T | Promise<T>) =>
  (error: unknown): T | Promise<T> => {
    if (storageFaultIn(error)) return instead()
    throw error
  }
