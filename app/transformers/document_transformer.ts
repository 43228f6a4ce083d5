import { isoTime } from '#models/columns'
import type Document from '#models/document'

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
