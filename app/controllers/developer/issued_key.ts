import encryption from '@adonisjs/core/services/encryption'
import type { HttpContext } from '@adonisjs/core/http'

interface IssuedKey {
  label: string
  rawKey: string
}

/** Hands a raw key on to the next page and no further; encrypted, as sessions are kept in the database. */
export function handOn({ session }: HttpContext, issued: IssuedKey) {
  session.flash('issued_key', encryption.encrypt(issued))
}

/** The key that was made just now, for this one page. */
export function issuedKey({ session }: HttpContext) {
  const sealed = session.flashMessages.get('issued_key')
  return typeof sealed === 'string' ? encryption.decrypt<IssuedKey>(sealed) : null
}
