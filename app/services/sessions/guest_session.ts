import type { SessionData } from '@adonisjs/session/types'

/** Where the browser of somebody who is not logged in keeps what is known of her. Encrypted, so nobody else writes it. */
export interface GuestCookie {
  read(): SessionData | null
  write(data: SessionData): void
  /** Nothing happens where the browser has none. */
  clear(): void
}

/** The secret behind the forms of a session, as shield names it. */
export const formSecret = 'csrf-secret'

/** What is shown once, on the next page. */
const flashed = '__flash__'

/** As JSON, in bytes: browsers drop a cookie of more than 4096, and encryption makes it longer. */
const room = 2500

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/**
 * What a guest's session keeps: the secret of her forms, where she wanted to go, and what is shown once. Of that the
 * longest is left out where it is too much.
 */
export function guestData(data: SessionData): SessionData {
  const { [formSecret]: secret, redirect, [flashed]: shown } = data
  const kept = known({ [formSecret]: secret, redirect })
  if (sizeOf(kept) > room) return known({ [formSecret]: secret })
  return shown ? { ...kept, [flashed]: shortest(shown as SessionData, room - sizeOf(kept)) } : kept
}

function shortest(shown: SessionData, left: number) {
  const sized = Object.entries(shown).map((entry) => ({ entry, size: sizeOf(entry) }))
  const fitting = sized.toSorted((a, b) => a.size - b.size).filter(({ size }) => (left -= size) > 0)
  return Object.fromEntries(fitting.map(({ entry }) => entry))
}

const known = (data: Record<string, SessionData[string] | undefined>) =>
  Object.fromEntries(Object.entries(data).filter((entry) => entry[1] !== undefined)) as SessionData
