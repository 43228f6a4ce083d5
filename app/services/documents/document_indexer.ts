import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import drive from '@adonisjs/drive/services/main'
import type Document from '#models/document'
import type { DocumentFormat } from '#services/documents/document_format'
import { TextExtractor, UnreadableDocumentError } from '#services/documents/text_extractor'
import { noteVainReading } from '#services/documents/vain_reading'
import { temporaryPath } from '#services/storage/temporary_files'

/** Turns an accepted file into a readable document, or into one that says why it can't be read. */
export class DocumentIndexer {
  constructor(private extractor = new TextExtractor()) {}

  /** @throws the signal's reason when it says so: nothing has changed then */
  async index(document: Document, signal?: AbortSignal) {
    const path = temporaryPath()
    let began = performance.now()
    try {
      await this.#copy(document.fileKey!, path)
      began = performance.now()
      const { text, passages } = await this.extractor.extractPassages(
        path,
        document.format as DocumentFormat,
        signal
      )
      await document.becomeReady(
        text,
        passages.map(({ content }) => content)
      )
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error
      await noteVainReading(document.userId, began)
      await document.fail(error.reason)
    } finally {
      await rm(path, { force: true })
    }
  }

  /** Uploads may lie in another machine's storage. */
  async #copy(key: string, path: string) {
    await pipeline(await drive.use().getStream(key), createWriteStream(path, { mode: 0o600 }))
  }
}
