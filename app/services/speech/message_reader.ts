import type Clone from '#models/clone'
import type Message from '#models/message'
import SpokenMessage from '#models/spoken_message'
import type { AudioFormat } from '#services/ai/speech'
import { inBackground } from '#services/background/background'
import type { Recording } from '#services/speech/recording'
import { speaker } from '#services/speech/speaker'

/** A message as it is heard: whole, or while it is being said. */
export type ReadMessage = { format: AudioFormat; fingerprint: string } & (
  { audio: Buffer } | { recording: Recording }
)

/** Reads a clone's messages aloud. However often and by how many one is heard, it is said once. */
export class MessageReader {
  #running = new Map<string, Promise<Recording>>()

  async read(clone: Clone, message: Message): Promise<ReadMessage> {
    await speaker.mayBeHeard(clone)
    const fingerprint = SpokenMessage.fingerprintOf(clone)
    const kept = await SpokenMessage.of(message, clone)
    if (kept) return { format: kept.format, fingerprint, audio: await kept.audio() }
    const recording = await this.#recordOnce(clone, message, `${message.id} ${fingerprint}`)
    return { format: recording.format, fingerprint, recording }
  }

  #recordOnce(clone: Clone, message: Message, key: string) {
    const running = this.#running.get(key)
    if (running) return running
    const recording = this.#record(clone, message, key)
    this.#running.set(key, recording)
    recording.catch(() => this.#running.delete(key))
    return recording
  }

  async #record(clone: Clone, message: Message, key: string) {
    const recording = await speaker.say(clone, message.content)
    inBackground('A message that was read is not kept', this.#keep(clone, message, recording, key))
    return recording
  }

  async #keep(clone: Clone, message: Message, { whole, format }: Recording, key: string) {
    try {
      await SpokenMessage.keep(message, clone, format, await whole)
    } finally {
      this.#running.delete(key)
    }
  }
}

export const messageReader = new MessageReader()
