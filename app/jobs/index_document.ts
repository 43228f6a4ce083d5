import Document from '#models/document'
import { DocumentIndexer } from '#services/documents/document_indexer'
import { documentLanes } from '#services/queue/lanes'
import type { JobHandler } from '#services/queue/job_runner'

export default class IndexDocument implements JobHandler {
  lanes = documentLanes

  async handle(documentId: string, signal?: AbortSignal) {
    const document = await Document.find(documentId)
    if (document?.status !== 'processing') return
    try {
      await new DocumentIndexer().index(document, signal)
    } catch (error) {
      if (await Document.find(documentId)) throw error
    }
  }

  async failed(documentId: string) {
    const document = await Document.find(documentId)
    await document?.fail(
      'This file could not be read, although it was tried several times. Upload it again, or save it in another format.'
    )
  }
}
