import Clone from '#models/clone'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import { readIntent } from '#services/responder/message/message_reading'
import type { FoundPassage } from '#services/search/passage_search'

/**
 * Cosine from which a passage may have to do with a question. With the built-in embedder what a clone can tell lies
 * above 0.35, and questions from another world mostly below 0.25.
 */
const akin = 0.3

/** A passage without a vector yet may mean anything. */
const isBeside = ({ lexical, similarity }: FoundPassage) =>
  !lexical && similarity !== null && similarity < akin

/**
 * The clone as it answers: where it is to speak only from what it was taught, is asked something, and nothing that was
 * found comes near, the built-in responder says so, and no language model is tempted to invent. Greetings and other
 * company are no questions.
 */
export function answering(clone: Clone, found: FoundPassage[], message: string) {
  const isStranded = found.length > 0 && found.every(isBeside)
  if (!clone.isGrounded || !isStranded) return clone
  const { questions } = readIntent(message, new CloneIdentity({ clone, passages: [] }))
  if (questions.length === 0) return clone
  return new Clone().fill({ ...clone.$attributes, llmProvider: 'dummy', llmModel: null })
}

/** What a language model is told about its knowledge. */
export const knowledgeRule = ({ isGrounded }: Clone) =>
  isGrounded
    ? 'Answer only from the passages below, which are what you remember. If they do not say it, say that you were never told. Add nothing from general knowledge, and do not guess.'
    : 'The passages below are what you remember. Of the world at large you may also say what is generally known, in your own voice. Of your own life and of the people in it, say only what the passages say: invent no events, dates, places or names. If they do not say it, say that you were never told.'
