import { compose } from '@adonisjs/core/helpers'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { MessageSchema } from '#database/schema'
import Conversation from '#models/conversation'
import { hasUuid } from '#models/mixins/has_uuid'
import Passage, { type SourceType } from '#models/passage'
import type { CitedSource } from '#services/conversations/cited_sources'
import { splitIntoSentences } from '#services/text/sentences'

export type MessageRole = 'user' | 'clone' | 'system'

/** Where a reply knows something from; `excerpt` is verbatim from the passage. */
export interface Citation {
  passage_id: string
  source_type: SourceType
  source_id: string
  source_title: string | null
  excerpt: string
}

export interface MessageMetadata {
  citations?: Citation[]
  model?: string
  usage?: { input_tokens: number; output_tokens: number }
  /** In US dollars, by the prices at the time. */
  cost?: number
  /** The provider broke off in the middle: this is what came. */
  broken?: true
}

export default class Message extends compose(MessageSchema, hasUuid) {
  declare role: MessageRole

  /** Its citations with what is known of their places, where a page asked for it. */
  declare sources?: CitedSource[]

  @belongsTo(() => Conversation)
  declare conversation: BelongsTo<typeof Conversation>

  /** What a message tells; what it asks teaches nothing, nor does a word or two. */
  static toldIn(content: string) {
    return splitIntoSentences(content)
      .map(({ text }) => text)
      .filter((text) => !/[?？]["'»”’)]*$/.test(text) && text.split(/\s+/).length >= 4)
      .join(' ')
  }

  /** What the user tells is found again later. */
  learn(this: Message, trx: TransactionClientContract, cloneId: string, told: string) {
    return Passage.store(trx, {
      cloneId,
      messageId: this.id,
      sourceType: 'message',
      sourceTitle: null,
      contents: [told],
    })
  }
}
