import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { Failure, isExecutable, root, setUp } from './shell.mjs'

const wantedNode = 24

/**
 * Node 24 and the packages of the lock file. Puts the right Node first on PATH, so that whatever is started from here uses it.
 * @returns {string} path of the Node to run with
 */
export function toolchain() {
  const node = rightNode()
  process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH}`
  dependencies()
  return node
}

function rightNode() {
  if (Number(process.versions.node.split('.')[0]) >= wantedNode) return process.execPath
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform]
  const arch = { x64: 'x64', arm64: 'arm64' }[process.arch]
  if (!platform || !arch) {
    throw new Failure(
      `CloneMemoria needs Node ${wantedNode}; this is ${process.version}. Install it from nodejs.org and start again.`
    )
  }
  const name = `node-${platform}-${arch}`
  const runtime = join(root, '.runtime')
  const node = join(runtime, 'node_modules', name, 'bin', 'node')
  if (!isExecutable(node)) {
    mkdirSync(runtime, { recursive: true })
    const options = [
      '--prefix',
      runtime,
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
    ]
    setUp(`Getting Node ${wantedNode} (this is ${process.version})`, 'npm', [
      'install',
      ...options,
      `${name}@${wantedNode}`,
    ])
  }
  return node
}

function dependencies() {
  const stamp = join(root, 'node_modules', '.installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  setUp('Installing the packages of package-lock.json', 'npm', [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
  ])
  writeFileSync(stamp, wanted)
}

const sources = [
  'app',
  'bin',
  'config',
  'database',
  'public',
  'resources',
  'start',
  'adonisrc.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
]

/** Builds where the sources differ from those of the last build. */
export function build(node) {
  const stamp = join(root, 'build', '.sources')
  const present = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return
  setUp('Building', node, ['ace.js', 'build'], { env: { NODE_ENV: 'production' } })
  writeFileSync(stamp, present)
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const path of filesOf(source))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(source) {
  if (statSync(join(root, source)).isFile()) return [source]
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}
