import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser } from './browser.mjs'
import { generate } from './generated_files.mjs'
import { freePort, startPostgres } from './postgres.mjs'
import { root, run } from './shell.mjs'
import { toolchain } from './toolchain.mjs'

const usual = ['unit', 'functional', 'scale', 'browser']
const suitesOnPostgres = ['functional', 'scale']

/** The generated files, every suite on SQLite, then those that meet the database again on PostgreSQL. With arguments: just those, handed to the runner. */
export async function test(args) {
  const node = toolchain()
  const asked = args.length ? args : usual
  const env = { ENV_PATH: root, ...(asked.includes('browser') && { CHROMIUM_PATH: browser(node) }) }
  const runs = args.length === 0 ? [freshness(node)] : []
  runs.push(await suites(node, asked, env))
  if (args.length === 0) runs.push(...(await onPostgres(node, env)))
  return report(runs)
}

/** Whether the generated files are what their sources make: one test. */
function freshness(node) {
  const stale = generate(node)
  if (stale.length > 0)
    console.log(
      `\nThese generated files were not up to date, and now are. Commit them: ${stale.join(', ')}`
    )
  const failed = stale.length > 0 ? 1 : 0
  return { code: failed, passed: 1 - failed, failed, skipped: 0 }
}

async function suites(node, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-test-'))
  const summary = join(folder, 'summary.json')
  try {
    const port = await freePort()
    const isolated = {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: folder,
      TEST_SUMMARY: summary,
    }
    const code = await run(node, ['ace.js', 'test', ...args], { env: { ...env, ...isolated } })
    return { code, ...read(summary) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onPostgres(node, env) {
  const postgres = await startPostgres()
  if (!postgres) {
    console.log(
      '\nPostgreSQL is not installed, so the functional and scale suites ran on SQLite alone.'
    )
    return []
  }
  try {
    console.log('\nThe functional and scale suites again, on PostgreSQL:')
    return [await suites(node, suitesOnPostgres, { ...env, DATABASE_URL: postgres.url })]
  } finally {
    postgres.stop()
  }
}

/** A run that broke off before it could count is a failure. */
function read(summary) {
  try {
    return JSON.parse(readFileSync(summary, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function report(runs) {
  const sum = (key) => runs.reduce((total, one) => total + one[key], 0)
  const broken = runs.filter(({ code, failed }) => code !== 0 && failed === 0).length
  const failed = sum('failed') + broken
  const skipped = sum('skipped')
  if (skipped) console.log(`\n${skipped} skipped, as their titles say why.`)
  console.log(`\n${sum('passed')} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
