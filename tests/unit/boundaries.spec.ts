import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import testUtils from '@adonisjs/core/services/test_utils'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import db from '@adonisjs/lucid/services/db'
import type { ConnectionConfig } from '@adonisjs/lucid/types/database'
import ts from 'typescript'
import { apiAdmin, rawKeyOf } from '#tests/support/admins'
import { apiMember } from '#tests/support/api_member'
import { apiRoutes } from '#tests/support/api_routes'
import { rawRequest } from '#tests/support/raw_request'
import { unknownId } from '#tests/support/shapes'

/** Everything else asks who is there. A new line here is a decision. */
const publicRoutes = [
  'GET /',
  'GET /avatars/:name',
  'GET /api/plans',
  'GET /health/live',
  'GET /health/ready',
  'GET /login',
  'GET /password/forgotten',
  'GET /password/reset/:token',
  'GET /problems/:type',
  'GET /signup',
  'GET /api/openapi.json',
  'GET /docs',
  'GET /docs/assets/:name',
  'GET /problems',
  'POST /api/auth/login',
  'POST /api/auth/register',
  'POST /billing/stripe/webhook',
  'POST /login',
  'POST /password/forgotten',
  'POST /password/reset/:token',
  'POST /signup',
]

/** The only views that print what they are given as it is: the slot is a rendered view itself. */
const viewsThatPrintHtml = ['components/layout.edge']

const addressOf = (pattern: string) =>
  pattern.replace(/:\w*id\b/g, unknownId).replace(/:\w+/g, 'something')

function routes() {
  return Object.values(router.toJSON())
    .flat()
    .flatMap(({ pattern, methods }) =>
      methods.filter((method) => method !== 'HEAD').map((method) => ({ method, pattern }))
    )
}

async function sourcesIn(folder: string, extension: string) {
  const root = app.makePath(folder)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    paths.map(async (path) => ({
      name: relative(root, path),
      source: await readFile(path, 'utf8'),
    }))
  )
}

test.group('Boundaries of routes', (group) => {
  group.setup(() => testUtils.httpServer().start())

  test('every route outside the public list asks for authentication', async ({ assert }) => {
    const open: string[] = []
    for (const { method, pattern } of routes()) {
      const { status, headers } = await rawRequest(addressOf(pattern), { method })
      const asks = pattern.startsWith('/api/')
        ? status === 401 && headers['www-authenticate']
        : status === 302 && headers.location === '/login'
      if (!asks) open.push(`${method} ${pattern}`)
    }
    assert.sameMembers(open, publicRoutes)
  })

  test('every route of the console refuses members, keys of admins too, and lets admins in', async ({
    client,
    assert,
    cleanup,
  }) => {
    const member = await apiMember(client)
    const admin = await apiAdmin(client)
    cleanup(async () => {
      await Promise.all([member.user.delete(), admin.user.delete()])
    })
    const key = await rawKeyOf(admin.user)
    const ofConsole = routes().filter(({ pattern }) => /^(\/api)?\/admin(\/|$)/.test(pattern))
    assert.isAtLeast(ofConsole.length, 15)
    for (const { method, pattern } of ofConsole) {
      const request = () => client.request(addressOf(pattern), method).redirects(0)
      const what = `${method} ${pattern}`
      if (pattern.startsWith('/api')) {
        const statuses = await Promise.all([
          request().bearerToken(member.token),
          request().header('X-API-Key', key),
          request().bearerToken(admin.token),
        ])
        const [byMember, byKey, byAdmin] = statuses.map((response) => response.status())
        assert.deepEqual([byMember, byKey], [403, 403], what)
        assert.notInclude([401, 403], byAdmin, what)
      } else {
        const byMember = await request().loginAs(member.user).withCsrfToken()
        assert.equal(byMember.status(), 403, what)
        const byAdmin = await request().loginAs(admin.user).withCsrfToken()
        assert.notInclude([401, 403], byAdmin.status(), what)
      }
    }
  })

  test('every route of the API names one access', ({ assert }) => {
    for (const { method, pattern, accesses } of apiRoutes()) {
      assert.lengthOf(accesses, 1, `${method} ${pattern}`)
    }
  })

  test('every route of the API has a name of its own', ({ assert }) => {
    const names = Object.values(router.toJSON())
      .flat()
      .filter(({ pattern }) => pattern.startsWith('/api/'))
      .map(({ name }) => name)
    assert.isTrue(names.every(Boolean))
    assert.lengthOf(new Set(names), names.length)
  })
})

test.group('Boundaries of code', () => {
  test('models and services know nothing of HTTP')
    .with(['app/models', 'app/services', 'app/jobs', 'app/policies', 'app/validators'])
    .run(async ({ assert }, folder) => {
      for (const { name, source } of await sourcesIn(folder, '.ts')) {
        assert.notMatch(source, /HttpContext|core\/http'|#controllers|#middleware/, name)
      }
    })

  test('a clone, and what hangs from it, is reached in one way')
    .with(['app/controllers', 'app/middleware', 'app/validators', 'app/transformers'])
    .run(async ({ assert }, folder) => {
      const otherWays =
        /related\('clones'\)|\b(Clone|Memory|Document|Conversation|Import)\.(query|find|first)|clone\s*\.related\('conversations'\)/
      for (const { name, source } of await sourcesIn(folder, '.ts'))
        assert.notMatch(source, otherWays, name)
    })

  test('pages address routes by their names')
    .with(['resources/views', 'public/js', 'app/controllers'])
    .run(async ({ assert }, folder) => {
      const roots = new Set(routes().map(({ pattern }) => pattern.split('/')[1]))
      const beginnings = [...roots].filter((root) => root && !root.startsWith(':')).join('|')
      const literal = new RegExp(`["'\`](?:\\$\\{[^}]*\\}|\\{\\{[^}]*\\}\\})?/(?:${beginnings})\\b`)
      const extension = { 'resources/views': '.edge', 'public/js': '.js' }[folder] ?? '.ts'
      for (const { name, source } of await sourcesIn(folder, extension)) {
        // The examples that are shown to developers are addresses for programs of others.
        if (name !== 'developer/quick_start.ts') assert.notMatch(source, literal, name)
      }
    })

  test('views name routes that there are, with what they need', async ({ assert }) => {
    const needed = new Map(
      Object.values(router.toJSON())
        .flat()
        .map(({ name, pattern }) => [name, pattern.match(/:\w+/g)?.length ?? 0])
    )
    for (const { name: view, source } of await sourcesIn('resources/views', '.edge')) {
      for (const [, name, given] of source.matchAll(/urlFor\('([\w.]+)'(?:, \[([^\]]*)\])?/g)) {
        const count = given ? given.split(',').length : 0
        assert.equal(count, needed.get(name), `${name} in ${view}`)
      }
    }
  })

  test('pages and the JSON API do not know each other', async ({ assert }) => {
    for (const { name, source } of await sourcesIn('app/controllers', '.ts')) {
      if (name.startsWith('api/')) assert.notMatch(source, /view\.render|session\./, name)
      else assert.notMatch(source, /#transformers|#controllers\/api/, name)
    }
  })

  test('transactions belong to models', async ({ assert }) => {
    for (const { name, source } of await sourcesIn('app/controllers', '.ts')) {
      assert.notMatch(source, /\.transaction\(|useTransaction/, name)
    }
  })

  test('views escape what they print', async ({ assert }) => {
    const printing = (await sourcesIn('resources/views', '.edge'))
      .filter(({ source }) => source.includes('{{{'))
      .map(({ name }) => name)
    assert.sameMembers(printing, viewsThatPrintHtml)
  })

  test('views carry neither scripts nor styles nor handlers of their own', async ({ assert }) => {
    for (const { name, source } of await sourcesIn('resources/views', '.edge')) {
      if (name.startsWith('emails/')) continue
      assert.notMatch(
        source,
        /<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:/i,
        name
      )
    }
  })
})

test.group('Boundaries of the database', () => {
  test('every migration of {$self} can be taken back, and made again')
    .with(['main', 'volatile'])
    .run(async ({ assert, cleanup }, connectionName) => {
      const scratch = await scratchConnection(connectionName)
      cleanup(scratch.remove)
      const migrate = async (direction: 'up' | 'down') => {
        const migrator = new MigrationRunner(db, app, {
          direction,
          connectionName: 'scratch',
          ...(direction === 'down' && { batch: 0 }),
        } as ConstructorParameters<typeof MigrationRunner>[2])
        await migrator.run()
        if (migrator.error) throw migrator.error
        return Object.keys(migrator.migratedFiles).length
      }
      const files = await migrate('up')
      assert.isAbove(files, 0)
      const tables = await scratch.tables()
      assert.isAbove(tables.length, 1)
      assert.equal(await migrate('down'), files)
      const left = (await scratch.tables()).filter((name) => !/schema/.test(name))
      assert.deepEqual(left, [])
      assert.equal(await migrate('up'), files)
      assert.sameMembers(await scratch.tables(), tables)
    })
})

/** An empty database of the kind that the connection uses. */
async function scratchConnection(connectionName: string) {
  const { config } = db.manager.get(connectionName)!
  const { connection, remove } =
    config.client === 'pg' ? await scratchDatabase(config) : await scratchFile()
  db.manager.add('scratch', { ...config, connection } as ConnectionConfig)
  const client = db.connection('scratch')
  return {
    tables: async () =>
      (await client.getAllTables(['public'])).filter((name) => !/^sqlite_/.test(name)),
    remove: async () => {
      await db.manager.close('scratch', true)
      await remove()
    },
  }
}

async function scratchFile() {
  const folder = await mkdtemp(join(tmpdir(), 'clonememoria-scratch-'))
  return {
    connection: { filename: join(folder, 'scratch.sqlite') },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function scratchDatabase({ connection }: ConnectionConfig) {
  const url = new URL((connection as { connectionString: string }).connectionString)
  const name = `scratch_${process.pid}`
  await db.rawQuery(`CREATE DATABASE ${name}`)
  url.pathname = `/${name}`
  return {
    connection: { connectionString: url.href },
    remove: () => db.rawQuery(`DROP DATABASE ${name} WITH (FORCE)`),
  }
}

/** What a room may import from elsewhere. */
const doors: Record<string, RegExp> = {
  'app/services/responder':
    /^(stemmer|#services\/text\/sentences|#services\/sentence_encoder\/embed)$/,
  'app/services/sentence_encoder': /^(node:.*|#services\/workers\/worker_entry)$/,
}

/** As good as certain to stand in any English pattern or phrase, and in nothing else. */
const englishWords =
  /(?<![\w-])(the|and|but|you|your|my|his|her|him|he|she|they|them|we|it|was|were|is|are|did|what|who|when|where|why|which|how|because|said|father|mother)(?![\w-])/i

/** Chooses among phrases by a hash, so that another name would choose others. */
const seeds = ["'you'"]

test.group('Boundaries of rooms', () => {
  test('{$self} imports nothing but what its door lets in')
    .with(Object.keys(doors))
    .run(async ({ assert }, room) => {
      const sources = await sourcesIn(room, '.ts')
      assert.isNotEmpty(sources)
      for (const { name, source } of sources) {
        const foreign = importsOf(source).filter((path) => !isInside(name, path))
        for (const path of foreign) assert.match(path, doors[room], name)
      }
    })

  test('only the registry of the responder knows its languages', async ({ assert }) => {
    for (const { name, source } of await sourcesIn('app/services/responder', '.ts')) {
      if (/^languages\/(en\/|registry\.ts$)/.test(name)) continue
      const targets = importsOf(source).map((path) => join(dirname(name), path))
      assert.notMatch(targets.join(' '), /languages\/en\//, name)
    }
  })

  test('the logic of the responder has no English in its strings and patterns', async ({
    assert,
  }) => {
    for (const { name, source } of await sourcesIn('app/services/responder', '.ts')) {
      if (name.startsWith('languages/en/')) continue
      for (const literal of literalsIn(source)) {
        if (!seeds.includes(literal)) assert.notMatch(literal, englishWords, name)
      }
    }
  })
})

const importsOf = (source: string) =>
  Array.from(source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), ([, path]) => path)

/** Whether a path, as a file of a room imports it, stays in the room. */
const isInside = (name: string, path: string) =>
  path.startsWith('.') && !join(dirname(name), path).startsWith('..')

/** The strings, templates and patterns of a source, without its comments and imports. */
function literalsIn(source: string) {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const literals: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node))
      literals.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(file)
  return literals
}
