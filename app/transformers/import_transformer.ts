import { isoTime } from '#services/database/times'
import type Import from '#models/import'
import { id, list, moment, nullable, object, oneOf, text, whole } from '#transformers/json_schema'
import { emptyReport, type ImportReport } from '#services/chats/import_report'

export const importJson = (chat: Import) => ({
  id: chat.id,
  clone_id: chat.cloneId,
  status: chat.status,
  format: chat.format ?? null,
  title: chat.title,
  speaker: chat.speaker ?? null,
  found: chat.found,
  imported: chat.imported,
  skipped: chat.skipped,
  error: chat.error ?? null,
  speakers: chat.speakers,
  report: reportJson(chat.report ?? emptyReport()),
  read_at: chat.readAt ? isoTime(chat.readAt) : null,
  confirmed_at: chat.confirmedAt ? isoTime(chat.confirmedAt) : null,
  created_at: isoTime(chat.createdAt),
})

const reportJson = ({ unit, skipped, shortened, chats, from, until, notes }: ImportReport) => ({
  unit,
  skipped,
  shortened,
  chats,
  from,
  until,
  notes,
})

const period = {
  from: nullable(moment('2019-03-01T08:12:00.000Z')),
  until: nullable(moment('2021-05-12T18:03:11.000Z')),
}

export const importSchema = object(
  {
    id: id(),
    clone_id: id(),
    status: oneOf('done', 'queued', 'running', 'failed'),
    format: nullable(text('whatsapp')),
    title: text('WhatsApp chat with Maria'),
    speaker: nullable(text('Maria')),
    found: whole(1280),
    imported: whole(1201),
    skipped: whole(79),
    error: nullable({
      type: 'string',
      examples: [null],
      description: 'Why it could not be imported, for a person to read',
    }),
    speakers: list(object({ name: text('Maria'), messages: whole(640), ...period })),
    report: object({
      unit: oneOf('line', 'entry'),
      skipped: list(object({ reason: text('media'), count: whole(61), places: list(whole(14)) })),
      shortened: whole(0),
      chats: whole(1),
      ...period,
      notes: list(text('The file stops in the middle of an entry, at line 2044.')),
    }),
    read_at: nullable(moment()),
    confirmed_at: nullable(moment()),
    created_at: moment(),
  },
  'Import'
)
