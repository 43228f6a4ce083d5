import { parentPort } from 'node:worker_threads'
import type { Sound } from '#services/ai/wav'
import { flite, type FliteSettings } from './flite.js'
import { encodeMp3 } from './mp3_encoder.js'

export type SpeechJob = { id: number } & (
  | { kind: 'say'; text: string; settings: FliteSettings; folder: string; isMp3: boolean }
  | { kind: 'encode'; sound: Sound }
)

/** An MP3, or where it was not asked for, the sound itself. */
export type Said = { mp3: Uint8Array<ArrayBuffer> } | { sound: Sound }

export type SpeechResult = { id: number } & ({ said: Said } | { failure: Error })

parentPort!.on('message', (job: SpeechJob) => parentPort!.postMessage(resultOf(job)))

function resultOf(job: SpeechJob): SpeechResult {
  try {
    return { id: job.id, said: said(job) }
  } catch (failure) {
    return { id: job.id, failure: failure as Error }
  }
}

function said(job: SpeechJob): Said {
  const sound = job.kind === 'say' ? flite(job.text, job.settings, job.folder) : job.sound
  return job.kind === 'say' && !job.isMp3 ? { sound } : { mp3: encodeMp3(sound) }
}
