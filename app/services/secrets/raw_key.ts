import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { base62 } from '#services/secrets/base62'

const brand = 'cmk_'
const randomLength = 43
const checksumLength = 6
const shape = new RegExp(`^${brand}[0-9A-Za-z]{${randomLength + checksumLength}}$`)

/** `cmk_`, 256 random bits and their CRC32, in base62: a typo is seen without a look into the database. */
export function randomKey() {
  const secret = base62(randomBytes(32), randomLength)
  return `${brand}${secret}${checksumOf(secret)}`
}

/** Whether it could be a key at all. */
export function isWellFormedKey(raw: string) {
  if (!shape.test(raw)) return false
  const secret = raw.slice(brand.length, -checksumLength)
  return raw.endsWith(checksumOf(secret))
}

export const isKeyLike = (credential: string) => credential.startsWith(brand)

/** What is kept of a key, in hexadecimal. */
export const digestOf = (raw: string) => createHash('sha256').update(raw).digest('hex')

/** What people recognise a key by. */
export const prefixOf = (raw: string) => `${raw.slice(0, 12)}...`

function checksumOf(secret: string) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(secret))
  return base62(bytes, checksumLength)
}
