import { list } from '#transformers/json_schema'
import type { Operation, Operations } from '#services/openapi/operation'
import { importSchema } from '#transformers/import_transformer'
import { documentSchema, wholeDocumentSchema } from '#transformers/document_transformer'
import { memorySchema } from '#transformers/memory_transformer'
import { pageValidator } from '#validators/clone'
import { writeDocumentValidator } from '#validators/document'
import { speakerValidator } from '#validators/import'
import { createMemoryValidator, updateMemoryValidator } from '#validators/memory'

const memory: Record<'show' | 'update' | 'destroy', Operation> = {
  show: { tag: 'Memories', summary: 'Show a memory', answer: memorySchema },
  update: {
    tag: 'Memories',
    summary: 'Change a memory',
    description: 'Changes only the fields that are sent; PUT does the same as PATCH.',
    body: updateMemoryValidator,
    example: { title: 'The bakery in Rua das Flores' },
    answer: memorySchema,
  },
  destroy: { tag: 'Memories', summary: 'Delete a memory', status: 204 },
}

export const teaching: Operations = {
  'api.clones.memories.index': {
    tag: 'Memories',
    summary: "List a clone's memories",
    query: pageValidator,
    isPaged: true,
    answer: list(memorySchema),
  },
  'api.clones.memories.store': {
    tag: 'Memories',
    summary: 'Teach a memory',
    body: createMemoryValidator,
    example: {
      title: 'The bakery',
      content: 'I opened the bakery in Rua das Flores in 1961.',
      occurred_at: '1961-03-01',
    },
    status: 201,
    answer: memorySchema,
  },
  'api.clones.imports.store': {
    tag: 'Imports',
    summary: 'Import a chat, or a list of memories',
    description:
      'Takes a WhatsApp export (.txt or .zip), a Telegram export (.json), a ChatGPT or Claude export (.json or .zip), or a CSV or JSON list of memories; what it is, its content decides. It needs the consent `chat_import`. Sending it is the confirmation: the file is read in the background, and every message in it becomes a memory that keeps its speaker, time and neighbours. With `speaker`, only the words of that person become memories, and what others said around them is kept to find them by; where nobody of that name speaks, the import fails and its `error` names who does. The same file again is refused with 409 and the `import_id` of the earlier import. Follow it at `/api/imports/{import_id}`.',
    file: {
      description: 'An export of at most 20 MiB',
      fields: speakerValidator,
    },
    status: 202,
    answer: importSchema,
    problems: ['malformed-request', 'too-large', 'unsupported-media-type'],
  },
  'api.imports.show': {
    tag: 'Imports',
    summary: 'Show an import',
    description:
      '`found` counts every entry of the file; each is then either `imported` or `skipped`: `found` = `imported` + `skipped` once the import is done. `report.skipped` says why and where: notes of the app (`system`), places of pictures (`media`), `deleted` and `empty` messages, entries that are `unreadable` or `over_limit`, messages that this clone knew already (`duplicate`), and what was not chosen (`other_speaker`, `out_of_range`). An import that was begun on the pages is `queued` with a `read_at` until a person confirms it.',
    answer: importSchema,
  },

  'api.memories.show': memory.show,
  'api.memories.update': memory.update,
  'api.memories.destroy': memory.destroy,
  'api.clones.memories.show': memory.show,
  'api.clones.memories.update': memory.update,
  'api.clones.memories.destroy': memory.destroy,

  'api.clones.documents.index': {
    tag: 'Documents',
    summary: "List a clone's documents",
    description: 'Without their texts.',
    query: pageValidator,
    isPaged: true,
    answer: list(documentSchema),
  },
  'api.clones.documents.store': {
    tag: 'Documents',
    summary: 'Teach a document',
    description:
      'Typed text as JSON, or a file as multipart. A file is read in the background: its status goes from processing to ready or failed.',
    body: writeDocumentValidator,
    file: { description: 'A txt, md, html, pdf or docx file of at most 20 MiB' },
    example: { title: 'Letters to Inês', content: 'Dear Inês, the first oven is lit.' },
    status: 201,
    answer: documentSchema,
    problems: ['quota-exceeded', 'unsupported-media-type'],
  },
  'api.clones.documents.show': {
    tag: 'Documents',
    summary: 'Show a document with its text',
    answer: wholeDocumentSchema,
  },
  'api.clones.documents.destroy': { tag: 'Documents', summary: 'Delete a document', status: 204 },
}
