import { isoTime } from '#services/database/times'
import type Document from '#models/document'
import { id, moment, nullable, object, oneOf, text, whole } from '#transformers/json_schema'

export const documentJson = (document: Document) => ({
  id: document.id,
  clone_id: document.cloneId,
  user_id: document.userId,
  title: document.title,
  source_type: document.sourceType,
  status: document.status,
  error: document.error ?? null,
  char_count: document.charCount,
  chunk_count: document.chunkCount,
  created_at: isoTime(document.createdAt),
  updated_at: isoTime(document.updatedAt),
})

export const wholeDocumentJson = (document: Document) => ({
  ...documentJson(document),
  content: document.content,
})

const documentFields = {
  id: id(),
  clone_id: id(),
  user_id: id(),
  title: text('Letters to Inês'),
  source_type: text('file'),
  status: oneOf('ready', 'processing', 'failed'),
  error: nullable({
    type: 'string',
    examples: [null],
    description: 'Why it could not be read, for a person to read',
  }),
  char_count: whole(18_420),
  chunk_count: whole(24),
  created_at: moment(),
  updated_at: moment(),
}

export const documentSchema = object(documentFields, 'Document')

export const wholeDocumentSchema = object(
  { ...documentFields, content: text('Dear Inês, …') },
  'WholeDocument'
)
