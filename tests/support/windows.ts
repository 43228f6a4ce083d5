import db from '@adonisjs/lucid/services/db'

/** Lets every open window of a limit end in so many seconds. */
export function endWindowsIn(seconds: number) {
  return db
    .connection('volatile')
    .from('rate_limits')
    .update({ expire: Date.now() + seconds * 1000 })
}

/** Whatever was counted, also by other processes. */
export function forgetWindows() {
  return db.connection('volatile').from('rate_limits').delete()
}
