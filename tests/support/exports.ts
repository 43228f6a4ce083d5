import { strToU8, zipSync } from 'fflate'
import type { KeptMessage } from '#services/chats/chat_message'
import { ExportReader } from '#services/imports/export_reader'
import { textsIn } from '#services/imports/export_file'
import { DEFAULT_READ_LIMITS, type ReadLimits } from '#services/imports/read_limits'

/** An export as it is read: its messages, and what stands in it. */
export function readExport(
  file: string | Buffer,
  fileName = 'chat.txt',
  limits: Partial<ReadLimits> = {}
) {
  const messages: KeptMessage[] = []
  const notes: string[] = []
  const allowed = { ...DEFAULT_READ_LIMITS, ...limits }
  const texts = textsIn(new Uint8Array(Buffer.from(file)), fileName, allowed, notes)
  const reader = new ExportReader(allowed, (message) => messages.push(message), notes)
  return { messages, ...reader.read(texts, fileName) }
}

/** Who said what and when, a line each, as it is easy to compare. */
export const told = (messages: KeptMessage[]) =>
  messages.map(({ speaker, occurredAt, content }) =>
    [speaker ?? '-', occurredAt?.slice(0, 19) ?? '-', content].join(' | ')
  )

export const zipOf = (files: Record<string, string | Uint8Array>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ])
      )
    )
  )

/** A chat on an Android phone, with all that is no message. */
export const androidChat = `12/05/2021, 18:02 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.
12/05/2021, 18:03 - Maria: I was born in Porto in 1951 😊
12/05/2021, 18:04 - Rui: Really? And where did you
go to school?

Near the river?
12/05/2021, 18:05 - Maria: <Media omitted>
12/05/2021, 18:06 - Maria: Yes, my sister Inês taught me to read there.
12/05/2021, 18:07 - Rui: This message was deleted
13/05/2021, 09:00 - Rui: IMG-20210513-WA0001.jpg (file attached)
The school, today
13/05/2021, 09:01 - Maria: Oh, the old gate! <This message was edited>
13/05/2021, 09:02 - Rui changed the subject from "Porto: old" to "Porto: new"
`
