import { setTimeout as sleep } from 'node:timers/promises'

/** Waits so many milliseconds at most. @returns whether it was done by then */
export function within(patience: number, work: Promise<unknown>) {
  const done = work.then(() => true)
  return Promise.race([done, sleep(patience, false)])
}
