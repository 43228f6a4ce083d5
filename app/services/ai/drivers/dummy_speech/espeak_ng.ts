import { execFile, spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { readWav } from '#services/ai/wav'
import type { Voice } from './voices.js'

const run = promisify(execFile)

/** Words a minute at the usual pace. */
const wordsPerMinute = 165

/** What it finds itself by; nothing else of the environment is its business. */
const environment = () => ({ PATH: process.env.PATH, LANG: 'C.UTF-8' })

/** A program of the system, of about a hundred languages, where the operator has installed it. */
export class EspeakNg {
  #voices?: Promise<Voice[]>

  /** @param patience for one text, in milliseconds */
  constructor(
    private command = 'espeak-ng',
    private patience = 20_000
  ) {}

  /** One for each language; none where it is not installed. */
  voices() {
    this.#voices ??= run(this.command, ['--voices'], { env: environment(), timeout: this.patience })
      .then(({ stdout }) => voicesIn(stdout))
      .catch((error) => {
        // That it is not there is known once and for all; that it failed may be otherwise the next time.
        if (error.code !== 'ENOENT') this.#voices = undefined
        return []
      })
    return this.#voices
  }

  /** @param language one that `voices` names; the text goes in by the standard input, where it is only text */
  async say(text: string, language: string, rate: number) {
    const speed = String(Math.max(80, Math.round(wordsPerMinute * rate)))
    const child = spawn(this.command, ['-v', language, '-s', speed, '--stdin', '--stdout'], {
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: this.patience,
      killSignal: 'SIGKILL',
    })
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) =>
        code === 0 ? resolve() : reject(new Error(`espeak-ng ended with ${signal ?? code}`))
      )
    })
    // That it stopped reading is told by how it ended.
    child.stdin.on('error', () => {})
    child.stdin.end(text)
    const [sound] = await Promise.all([buffer(child.stdout), ended])
    return readWav(sound)
  }
}

/** Of a table whose columns are: priority, language, age and gender, name, file. */
function voicesIn(table: string): Voice[] {
  const rows = table.split('\n').slice(1)
  const voices = rows.flatMap((row) => {
    const [, , language, , name] = /^\s*(\d+)\s+([\w-]+)\s+(\S+)\s+(\S+)/.exec(row) ?? []
    if (!language) return []
    const called = name.replaceAll('_', ' ').trim()
    return [{ id: `espeak:${language}`, name: called, description: 'eSpeak NG' }]
  })
  const unique = new Map(voices.map((voice) => [voice.id, voice]))
  return [...unique.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'))
}
