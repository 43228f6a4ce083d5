import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

/**
 * The rooms of the house, floor by floor: a file imports from its own room and from the floors below, never from its own
 * floor or above. So there are no circles. A new line here, or another place for an old one, is a decision. What is
 * imported lazily or as a type alone does not count.
 */
const floors: string[][] = [
  ['app/exceptions', 'config/bodyparser', 'config/hash', 'config/limiter', 'config/static'],
  ['config/stripe_settings', ...services('archives', 'charts', 'chats', 'mail', 'network')],
  services('prices', 'secrets', 'vectors'),
  ['start/env', ...services('installation')],
  ['config/app', 'config/billing', 'config/logger', ...services('outgoing')],
  ['config/encryption', 'config/mail', 'config/shield', 'app/mails', ...services('database')],
  ['config/database', 'config/security_headers', 'app/exceptions/handler'],
  services('background', 'limits', 'logins', 'sessions', 'storage'),
  ['config/drive', 'config/session', 'start/limiter', ...services('workers')],
  services('pictures', 'sentence_encoder', 'text'),
  services('avatars', 'responder'),
  services('ai'),
  ['app/models', 'app/policies', 'app/transformers'],
  ['app/validators', 'start/view', 'start/validator'],
  services('access', 'api_keys', 'billing', 'exports', 'queue', 'search', 'speech', 'usage'),
  ['app/guards', ...services('admin', 'documents', 'openapi', 'upkeep')],
  ['config/auth', 'app/middleware', ...services('imports')],
  services('accounts'),
  ['app/jobs', 'app/providers', 'app/commands', ...services('conversations')],
  services('demo', 'versions'),
  ['app/controllers', 'start/kernel'],
  ['start/api_routes'],
  ['start/routes'],
]

function services(...names: string[]) {
  return names.map((name) => `app/services/${name}`)
}

const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor])))

/** The narrowest one that the table names. */
function roomOf(file: string) {
  for (let place = file.replace(/\.ts$/, ''); place !== '.'; place = dirname(place)) {
    if (floorOf.has(place)) return place
  }
  return null
}

const statement = /^(?:import|export)\s+(?!type\b)([^;'"]*?\bfrom\s+)?'([^']+)'/gm
const onlyTypes = /^\{\s*(?:type [\w\s]+,?\s*)+\}\s*from\s+$/

async function sources() {
  const found = await Promise.all(
    ['app', 'config', 'start'].map(async (folder) => {
      const entries = await readdir(app.makePath(folder), { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile() && /(?<!\.d|\.as)\.ts$/.test(entry.name))
        .map((entry) => relative(app.appRoot.pathname, join(entry.parentPath, entry.name)))
    })
  )
  return found.flat()
}

/** Files of ours that a file needs before it runs. */
async function importsOf(file: string) {
  const { imports } = JSON.parse(await readFile(app.makePath('package.json'), 'utf8'))
  const source = await readFile(app.makePath(file), 'utf8')
  return [...source.matchAll(statement)]
    .filter(([, clause = '']) => !onlyTypes.test(clause))
    .map(([, , path]) => {
      if (path.startsWith('.')) return normalize(join(dirname(file), path)).replace(/\.js$/, '.ts')
      const [alias, ...rest] = path.split('/')
      const target: string | undefined = imports[`${alias}/*`]
      return target?.replace('./', '').replace('*.js', `${rest.join('/')}.ts`) ?? ''
    })
    .filter((path) => /^(?:app|config|start)\//.test(path))
}

test.group('Rooms', () => {
  test('every file has a room, and none is loose', async ({ assert }) => {
    const homeless = (await sources()).filter((file) => !roomOf(file))
    assert.deepEqual(homeless, [])
  })

  test('a relative import stays in its room', async ({ assert }) => {
    const astray: string[] = []
    for (const file of await sources()) {
      const source = await readFile(app.makePath(file), 'utf8')
      for (const [, path] of source.matchAll(/from '(\.\.?\/[^']+)'/g)) {
        const target = normalize(join(dirname(file), path)).replace(/\.js$/, '.ts')
        if (roomOf(target) !== roomOf(file)) astray.push(`${file} -> ${path}`)
      }
    }
    assert.deepEqual(astray, [])
  })

  test('imports lead to their own room or to a floor below', async ({ assert }) => {
    const upwards: string[] = []
    for (const file of await sources()) {
      const room = roomOf(file)!
      for (const path of await importsOf(file)) {
        const other = roomOf(path)!
        if (other !== room && floorOf.get(other)! >= floorOf.get(room)!)
          upwards.push(`${file} -> ${path}`)
      }
    }
    assert.deepEqual(upwards, [])
  })
})
