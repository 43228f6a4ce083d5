import { parse } from 'node:path'
import { cleanTitle } from '#services/documents/text_cleaner'
import type { ImportFormat } from '#services/chats/chat_message'

interface Named {
  format: ImportFormat
  /** As the export itself says. */
  name: string | null
  fileName: string
  speakers: string[]
}

/** “WhatsApp Chat with Maria.txt”, “WhatsApp Chat - Maria.zip”, “Chat de WhatsApp con Maria.txt” and others */
const APP = /whatsapp/i
const BEFORE_PARTNER = / (?:with|mit|con|com|avec|met|med|-|с|z) /i

const apps: Record<ImportFormat, string> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  memories_csv: 'Memories',
  memories_json: 'Memories',
}

/** What an import is called; its memories name it as their source. */
export function titleOf({ format, name, fileName, speakers }: Named): string {
  const file = cleanTitle(parse(fileName.toWellFormed().split(/[/\\]/).at(-1)!).name)
  if (format.startsWith('memories_')) return file ?? 'Memories'
  if (format === 'chatgpt' || format === 'claude') return `${apps[format]} conversations`
  const partner = cleanTitle(name ?? partnerIn(file ?? ''))?.replace(/ \(\d+\)$/, '')
  if (partner) return `${apps[format]} chat with ${partner}`.slice(0, 300)
  if (speakers.length === 0 || speakers.length > 3) return `${apps[format]} chat`
  return `${apps[format]} chat of ${speakers.join(' and ')}`.slice(0, 300)
}

function partnerIn(file: string) {
  const app = APP.exec(file)
  const rest = app ? file.slice(app.index + app[0].length) : ''
  const before = BEFORE_PARTNER.exec(rest)
  return before ? rest.slice(before.index + before[0].length) : null
}
