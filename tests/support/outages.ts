import db from '@adonisjs/lucid/services/db'

/** What a database that is away says when somebody connects. */
export const refusedConnection = () =>
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })

/** Nobody in this process gets a connection. @returns what ends it */
export function databaseAway(error: () => Error = refusedConnection) {
  const clients = ['main', 'volatile'].map(
    (name) => (db.connection(name) as any).getWriteClient().client
  )
  for (const client of clients) client.acquireConnection = async () => Promise.reject(error())
  return () => {
    for (const client of clients) delete client.acquireConnection
  }
}
