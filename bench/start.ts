/** `npm start` until the first page answers: from a fresh clone (cold), and again (warm). */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'clonememoria-fresh-'))
execFileSync('git', ['clone', '--quiet', root, folder])

async function timeToFirstPage() {
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: '4398' },
  })
  while (
    !(await fetch('http://localhost:4398/').then(
      ({ ok }) => ok,
      () => false
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 50))
  const seconds = (performance.now() - began) / 1000
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid!, 'SIGTERM')
  await gone
  return { seconds: Number(seconds.toFixed(1)) }
}

const cold = await timeToFirstPage()
const warm = await timeToFirstPage()
console.table({ cold, warm })
rmSync(folder, { recursive: true, force: true })
