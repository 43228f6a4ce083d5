import { parse } from 'node:path'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { v4 as uuid } from 'uuid'
import { documentFileLimit } from '#config/bodyparser'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import Document from '#models/document'
import { documentFormat } from '#services/documents/document_format'
import { removeUnnamed } from '#services/storage/stored_files'
import { TextExtractor } from '#services/documents/text_extractor'
import { refuseVainReading } from '#services/documents/vain_reading'
import { laneOf } from '#services/queue/lanes'

/** Takes documents in: typed text is learned at once, files are put in place and read in the background. */
export class DocumentIntake {
  constructor(
    private clone: Clone,
    private extractor = new TextExtractor()
  ) {}

  async text({
    title,
    content,
    source_type: sourceType,
  }: {
    title: string
    content: string
    source_type?: string
  }) {
    const passages = await this.extractor.split(content, this.clone.userId)
    return Document.write(this.clone, {
      title,
      content,
      sourceType,
      passages: passages.map((passage) => passage.content),
    })
  }

  async file({ file, title }: { file: MultipartFile; title?: string | null }) {
    await refuseVainReading(this.clone.userId)
    if (file.size > documentFileLimit) throw tooLarge()
    const format = await documentFormat(file.tmpPath!, file.clientName)
    if (!format) throw unsupported(file)
    const fileKey = `documents/${uuid()}.${format}`
    try {
      await file.moveToDisk(fileKey)
      return await Document.accept(
        this.clone,
        { title: title ?? titleFrom(file), format, fileKey },
        laneOf(file.size, format)
      )
    } catch (error) {
      await removeUnnamed([fileKey], error)
      throw error
    }
  }
}

const titleFrom = ({ clientName }: MultipartFile) =>
  (clientName.toWellFormed().replaceAll('\0', '') &&
    parse(clientName).name.trim().slice(0, 500).toWellFormed()) ||
  'Document'

const tooLarge = () =>
  new ProblemException(
    'too-large',
    `A file may have at most ${documentFileLimit / 1024 / 1024} MB.`,
    {
      limit_bytes: documentFileLimit,
    }
  )

const unsupported = ({ clientName }: MultipartFile) =>
  new ProblemException(
    'unsupported-media-type',
    `"${clientName.toWellFormed().slice(0, 200)}" is not a document that can be read. Upload a text, Markdown, HTML, PDF or Word (docx) file of at most ${documentFileLimit / 1024 / 1024} MB.`
  )
