import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

/** What people start, as arguments of Node. */
export const programs: Record<string, string[]> = {
  'npm start': [join(root, 'bin/clonememoria.mjs'), 'start'],
  'bin/server.js': [join(root, 'build/bin/server.js')],
  'npm run ace': [join(root, 'bin/clonememoria.mjs'), 'ace', 'admin:grant', 'nobody@example.com'],
}

/** The launcher would install packages first, perhaps into a folder that others share: that is no part of an exercise. */
export function launcherObstacle() {
  const stamp = join(root, 'node_modules/.installed')
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  return isCurrent
    ? null
    : 'the packages are not those of package-lock.json; start it with npm run bench'
}

/** Runs one over a folder of data to its end, or at most so many seconds. */
export async function runOver(
  dataDir: string,
  args: string[],
  { patience = 30, uid }: { patience?: number; uid?: number } = {}
) {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      APP_URL: 'http://127.0.0.1',
      DATA_DIR: dataDir,
    },
  })
  const clock = setTimeout(() => child.kill('SIGTERM'), patience * 1000)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const code = await ended
  clearTimeout(clock)
  const said = `${out}${err}`
  return {
    code,
    said,
    seconds: (performance.now() - began) / 1000,
    hasTrace: /^\s*at |⁃ at|node:internal/m.test(said),
    /** The sentence that explains it. */
    sentence: /(?:✗|ERROR|error)[^\w/]+(.*)/.exec(said)?.[1].trim() ?? said.trim().slice(-300),
  }
}
