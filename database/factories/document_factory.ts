import Factory from '@adonisjs/lucid/factories'
import Document from '#models/document'

/** Expects `cloneId` and `userId`. Made past the quota and without passages: rows for lists and states. */
export const DocumentFactory = Factory.define(Document, () => ({
  title: 'Letters from Aveiro',
  content: 'The lamp is lit at dusk.',
  sourceType: 'manual',
  format: 'text',
  status: 'ready' as const,
  charCount: 24,
  chunkCount: 1,
}))
  .state('processing', (document) =>
    document.merge({ status: 'processing', content: '', charCount: 0, chunkCount: 0 })
  )
  .state('failed', (document) =>
    document.merge({
      status: 'failed',
      error: 'This file has no readable text.',
      content: '',
      charCount: 0,
      chunkCount: 0,
    })
  )
  .build()
