import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import app from '@adonisjs/core/services/app'
import { SessionCollection } from '@adonisjs/session'
import type User from '#models/user'
import { deviceName } from '#services/logins/device_name'
import { unlessStorageFails } from '#exceptions/storage_fault'
import type { RememberedLogin } from '#services/logins/remember_me_tokens'

/** What a session remembers of the device it runs on; times in milliseconds since 1970. */
export interface DeviceFacts {
  id: string
  userAgent: string | null
  ipAddress: string
  signedInAt: number
  seenAt: number
  /** The remembered login that opens another session when this one has ended. */
  rememberMeTokenId: number | null
}

export interface Device {
  id: string
  name: string
  ipAddress: string | null
  signedInAt: DateTime
  /** Null where it is only remembered: its session has ended, and coming back opens another. */
  seenAt: DateTime | null
  /** Until when it is remembered, if it is. */
  rememberedUntil: DateTime | null
  isPresent: boolean
}

/** How long a device may be seen without its being noted, in milliseconds. */
const noteEvery = 5 * 60_000

const longestUserAgent = 500

/** The browsers in which a user is logged in, or is remembered. */
export class Devices {
  constructor(private user: User) {}

  /** What a session that begins is to remember. */
  async begin(userAgent: string | undefined, ipAddress: string): Promise<DeviceFacts> {
    const now = Date.now()
    const facts = {
      id: randomUUID(),
      userAgent: userAgent?.slice(0, longestUserAgent).toWellFormed() ?? null,
      ipAddress,
      signedInAt: now,
      seenAt: now,
      rememberMeTokenId: this.user.currentRememberMeTokenId ?? null,
    }
    if (facts.rememberMeTokenId) {
      const noted = this.#accounts.rememberMeTokens.noteDevice(facts.rememberMeTokenId, facts)
      await noted.catch(unlessStorageFails(() => {}))
    }
    return facts
  }

  /** The same facts where they were noted a short while ago. */
  static seen(facts: DeviceFacts, ipAddress: string): DeviceFacts {
    const now = Date.now()
    return now - facts.seenAt < noteEvery ? facts : { ...facts, ipAddress, seenAt: now }
  }

  /** The present one first, then those that were seen last. */
  async all(presentSessionId?: string): Promise<Device[]> {
    const sessions = await this.#sessions()
    const tokens = await this.#accounts.rememberMeTokens.living(this.user)
    const remembered = new Map(tokens.map((token) => [Number(token.identifier), token]))
    const open = sessions.map(({ id, facts }) => {
      const token = remembered.get(facts.rememberMeTokenId ?? 0)
      remembered.delete(facts.rememberMeTokenId ?? 0)
      return openDevice(facts, token, id === presentSessionId)
    })
    return [...open, ...[...remembered.values()].map(rememberedDevice)].sort(
      (one, other) => lastUse(other) - lastUse(one)
    )
  }

  /** From the next request on the device is logged out, also where it was remembered. @returns whether there was one */
  async end(id: string) {
    const session = (await this.#sessions()).find(({ facts }) => facts.id === id)
    if (session) await endSession(session.id)
    const tokenId = session ? session.facts.rememberMeTokenId : Number(id)
    if (!Number.isSafeInteger(tokenId)) return session !== undefined
    const forgotten = await this.#accounts.rememberMeTokens.delete(this.user, tokenId!)
    return session !== undefined || Number(forgotten) > 0
  }

  /** Every device but this one, and every access token. */
  async endOthers(presentSessionId: string) {
    const sessions = await this.#sessions()
    const present = sessions.find(({ id }) => id === presentSessionId)
    await this.#accounts.accessTokens.deleteAll(this.user)
    await this.#accounts.rememberMeTokens.deleteAll(this.user, present?.facts.rememberMeTokenId)
    for (const { id } of await this.#tagged()) if (id !== presentSessionId) await endSession(id)
  }

  async endAll() {
    await this.#accounts.accessTokens.deleteAll(this.user)
    await this.#accounts.rememberMeTokens.deleteAll(this.user)
    for (const { id } of await this.#tagged()) await endSession(id)
  }

  get #accounts() {
    return this.user.constructor as typeof User
  }

  async #tagged() {
    const sessions = await app.container.make(SessionCollection)
    return sessions.tagged(this.user.id)
  }

  async #sessions() {
    const tagged = await this.#tagged()
    return tagged
      .map(({ id, data }) => ({ id, facts: data.device as DeviceFacts | undefined }))
      .filter((session): session is { id: string; facts: DeviceFacts } => Boolean(session.facts))
  }
}

async function endSession(id: string) {
  const sessions = await app.container.make(SessionCollection)
  await sessions.destroy(id)
}

const momentOf = (milliseconds: number) => DateTime.fromMillis(milliseconds, { zone: 'utc' })

const lastUse = ({ isPresent, seenAt, signedInAt }: Device) =>
  isPresent ? Infinity : (seenAt ?? signedInAt).toMillis()

const rememberedUntil = (token?: RememberedLogin) =>
  token ? momentOf(token.expiresAt.getTime()) : null

const openDevice = (
  facts: DeviceFacts,
  token: RememberedLogin | undefined,
  isPresent: boolean
): Device => ({
  id: facts.id,
  name: deviceName(facts.userAgent),
  ipAddress: facts.ipAddress,
  signedInAt: momentOf(facts.signedInAt),
  seenAt: momentOf(facts.seenAt),
  rememberedUntil: rememberedUntil(token),
  isPresent,
})

const rememberedDevice = (token: RememberedLogin): Device => ({
  id: String(token.identifier),
  name: deviceName(token.userAgent),
  ipAddress: token.ipAddress,
  signedInAt: momentOf(token.createdAt.getTime()),
  seenAt: null,
  rememberedUntil: rememberedUntil(token),
  isPresent: false,
})
