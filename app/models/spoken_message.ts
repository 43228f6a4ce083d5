import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import drive from '@adonisjs/drive/services/main'
import { SpokenMessageSchema } from '#database/schema'
import type Clone from '#models/clone'
import type Message from '#models/message'
import type { AudioFormat } from '#services/ai/speech'
import { removeFiles, removeUnnamed } from '#services/storage/stored_files'

/** How a message was read aloud, kept so that it need not be read again. A message has one, of the present voice. */
export default class SpokenMessage extends SpokenMessageSchema {
  declare format: AudioFormat

  /** Where the recordings of a clone, or of one of its conversations, lie. */
  static folderOf(cloneId: string, conversationId?: string) {
    return ['speech', cloneId, conversationId].filter(Boolean).join('/')
  }

  /** Tells one way of reading from another: by provider, voice and rate. */
  static fingerprintOf({ ttsProvider, ttsVoiceId, speechRate }: Clone) {
    const manner = JSON.stringify([ttsProvider, ttsVoiceId, Number(speechRate)])
    return createHash('sha256').update(manner).digest('hex')
  }

  /** Null where it was not read like this, or its file is gone. */
  static async of(message: Message, clone: Clone) {
    const fingerprint = this.fingerprintOf(clone)
    const kept = await this.query().where({ messageId: message.id, fingerprint }).first()
    return kept && (await drive.use().exists(kept.fileKey)) ? kept : null
  }

  /** The file of a way of reading before goes; of a message that was deleted meanwhile nothing stays. */
  static async keep(message: Message, clone: Clone, format: AudioFormat, audio: Buffer) {
    const fingerprint = this.fingerprintOf(clone)
    const folder = this.folderOf(clone.id, message.conversationId)
    const fileKey = `${folder}/${message.id}-${fingerprint.slice(0, 16)}.${format}`
    try {
      await drive.use().put(fileKey, audio)
      const before = await this.find(message.id)
      const fields = { fingerprint, format, fileKey, createdAt: DateTime.utc() }
      await this.updateOrCreate({ messageId: message.id }, fields)
      if (before && before.fileKey !== fileKey) await removeFiles([before.fileKey])
    } catch (error) {
      await removeUnnamed([fileKey], error)
      throw error
    }
  }

  async audio() {
    return Buffer.from(await drive.use().getBytes(this.fileKey))
  }
}
