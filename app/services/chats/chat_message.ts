export type ImportFormat =
  'whatsapp' | 'telegram' | 'chatgpt' | 'claude' | 'memories_csv' | 'memories_json'

/** What one entry of an export says. */
export interface ChatMessage {
  speaker: string | null
  content: string
  /** ISO-8601 in UTC. */
  occurredAt: string | null
  /** Which conversation of an export that holds several. */
  chat: string | null
  title: string | null
}

/** The same at its place (from 0) among all messages of the import, as it is kept until it is taught. */
export interface KeptMessage extends ChatMessage {
  /** Its line or its number in the file. */
  place: number
  position: number
}

/** A message as a format's parser finds it, with its line or its number in the file. */
export interface FoundMessage extends Partial<ChatMessage> {
  content: string
  place: number
}

/** Whether the entries are somebody's words, which have neighbours, or memories of their own. */
export const isChat = (format: string) => !format.startsWith('memories_')
