import { streamText, type ModelMessage } from 'ai'
import { errors as lucidErrors } from '@adonisjs/lucid'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import type Conversation from '#models/conversation'
import type Message from '#models/message'
import User from '#models/user'
import type { Citation } from '#models/message'
import { groundedOptions } from '#services/ai/drivers/dummy_language_model'
import { languageModel } from '#services/ai/models'
import { providerOf } from '#services/ai/providers'
import { answering } from '#services/conversations/grounding'
import { providerFailure, TimeoutError } from '#services/conversations/provider_failure'
import { systemPrompt } from '#services/conversations/prompt'
import { passageSearch, type FoundPassage } from '#services/search/passage_search'

export interface Reply {
  userMessage: Message
  tokens: AsyncIterable<string>
  /** The stored reply. It is written to its end and stored whether or not somebody reads along. */
  cloneMessage: Promise<Message>
}

/** A reply that was only tried out. */
export interface Preview {
  text: string
  model: string
  citations: Citation[]
}

/** Characters of history that go with a question; the newest messages that fit. */
const historyLength = 12_000
const passagesPerReply = 12

const rehearsal = 'What do you remember of your mother, your work and the old house by the water?'

/** Until the first word, between two words, and for a whole reply, in milliseconds. */
const patience = { firstChunkMs: 60_000, chunkMs: 30_000, totalMs: 180_000 }

/** Words up to which a question may lean on the one before. */
const shortQuestion = 4

/** Writes a clone's replies: the one way on every route. */
export class ReplyWriter {
  #running = new Set<Promise<unknown>>()
  #hasRehearsed = false

  constructor(private timeout = patience) {}

  async reply(clone: Clone, conversation: Conversation, content: string): Promise<Reply> {
    await mayAnswer(clone)
    const userMessage = await conversation.say(content)
    const writing = this.#write(clone, conversation, userMessage)
    const cloneMessage = writing
      .then(({ stored }) => stored)
      .catch((error) => this.#giveUp(clone, conversation, userMessage, error))
    this.#follow(cloneMessage)
    return { userMessage, cloneMessage, tokens: tokensOf(writing) }
  }

  /**
   * Answers one question with the clone as it is at hand, saved or not, and stores nothing. Where the provider costs
   * money it counts as a message.
   */
  async preview(clone: Clone, question: string): Promise<Preview> {
    await mayAnswer(clone)
    const owner = await User.findOrFail(clone.userId)
    const giveBack = isBuiltIn(clone) ? null : await owner.spendMessage()
    try {
      const found = await passageSearch.search(clone.id, question, { limit: passagesPerReply })
      const { text, sources, response } = await this.#stream(
        answering(clone, found, question),
        found,
        [{ role: 'user', content: question }]
      ).whole
      return {
        text,
        model: response.modelId,
        citations: sources.flatMap((source) => citation(found, source)),
      }
    } catch (error) {
      await giveBack?.()
      throw providerFailure(clone.llmProvider, error as Error, {
        clone_id: clone.id,
        consequence: 'The question was not counted; please try again.',
      })
    }
  }

  /** Somebody is about to write to a clone, so what a first reply would wait for is loaded meanwhile. */
  prepare(cloneId: string) {
    this.#follow(this.#rehearse(cloneId))
  }

  /** Resolves when every reply under way has been stored. */
  async settled() {
    await Promise.allSettled(this.#running)
  }

  async #write(clone: Clone, conversation: Conversation, question: Message) {
    const history = await this.#history(conversation, question)
    const found = await passageSearch.search(clone.id, inContext(question.content, history), {
      limit: passagesPerReply,
      exceptMessage: question.id,
    })
    const { tokens, whole } = this.#stream(answering(clone, found, question.content), found, [
      ...history,
      { role: 'user', content: question.content },
    ])
    const stored = whole.then(({ text, sources, usage, response }) =>
      conversation.answer(text, {
        citations: sources.flatMap((source) => citation(found, source)),
        model: response.modelId,
        usage: { input_tokens: usage.inputTokens ?? 0, output_tokens: usage.outputTokens ?? 0 },
      })
    )
    stored.catch(() => {})
    return { tokens, stored }
  }

  /** The encoder and the clone's vectors, and once in a process a reply that nobody reads. */
  async #rehearse(cloneId: string) {
    const found = await passageSearch.search(cloneId, rehearsal, { limit: passagesPerReply })
    const clone = await Clone.findOrFail(cloneId)
    if (this.#hasRehearsed || !isBuiltIn(clone)) return
    this.#hasRehearsed = true
    await this.#stream(clone, found, [{ role: 'user', content: rehearsal }]).whole
  }

  /** Keeps count of what is under way. */
  #follow(work: Promise<unknown>) {
    this.#running.add(work)
    work.catch(() => {}).finally(() => this.#running.delete(work))
  }

  /** The one place where a clone's settings become a reply. */
  #stream(clone: Clone, found: FoundPassage[], messages: ModelMessage[]) {
    const failures: unknown[] = []
    const result = streamText({
      model: languageModel(clone),
      system: systemPrompt(clone, found),
      messages,
      temperature: Number(clone.temperature),
      maxOutputTokens: clone.maxTokens ?? undefined,
      providerOptions: groundedOptions(grounding(clone, found)),
      maxRetries: 0,
      timeout: this.timeout,
      onError: ({ error }) => void failures.push(error),
      onAbort: () => void failures.push(new TimeoutError()),
    })
    const whole = this.#read(result, failures)
    whole.catch(() => {})
    return { tokens: result.textStream, whole }
  }

  async #read(result: ReturnType<typeof streamText>, failures: unknown[]) {
    await result.consumeStream({ onError: (error) => failures.push(error) })
    if (failures.length > 0) throw failures[0]
    const [text, sources, usage, response] = await Promise.all([
      result.text,
      result.sources,
      result.usage,
      result.response,
    ])
    return { text, sources, usage, response }
  }

  async #giveUp(
    clone: Clone,
    conversation: Conversation,
    question: Message,
    error: Error
  ): Promise<never> {
    await conversation.giveBack(question)
    if (error instanceof lucidErrors.E_ROW_NOT_FOUND) throw deletedMeanwhile()
    throw providerFailure(clone.llmProvider, error, {
      conversation_id: conversation.id,
      consequence: 'Your message is kept and was not counted; please send it again.',
    })
  }

  async #history(conversation: Conversation, question: Message): Promise<ModelMessage[]> {
    const recent = await conversation
      .related('messages')
      .query()
      .where('position', '<', question.position)
      .orderBy('position', 'desc')
      .limit(40)
    let room = historyLength
    const fitting = recent.filter(({ content }) => (room -= content.length) >= 0)
    return fitting
      .reverse()
      .map(({ role, content }) => ({ role: role === 'user' ? 'user' : 'assistant', content }))
  }
}

const isBuiltIn = ({ llmProvider }: Clone) => providerOf('language', llmProvider).isBuiltIn

/** What was allowed and configured when it was chosen may not be any more. */
async function mayAnswer(clone: Clone) {
  await clone.requireConsentTo(clone.llmProvider)
  const { label, obstacle } = providerOf('language', clone.llmProvider)
  if (!obstacle) return
  throw new ProblemException(
    'provider-failed',
    `This clone is set to answer with ${label}, which ${obstacle}. Choose another provider in its settings.`,
    { provider: clone.llmProvider }
  )
}

const deletedMeanwhile = () =>
  new ProblemException('not-found', 'The conversation was deleted while its reply was written.')

/** "And then?" is searched together with what it follows. */
function inContext(question: string, history: ModelMessage[]) {
  const before = history.findLast(({ role }) => role === 'user')
  const isShort = question.trim().split(/\s+/).length <= shortQuestion
  return before && isShort ? `${String(before.content).slice(-300)} ${question}` : question
}

async function* tokensOf(writing: Promise<{ tokens: AsyncIterable<string> }>) {
  yield* (await writing).tokens
}

const grounding = (clone: Clone, found: FoundPassage[]) => ({
  clone: { name: clone.name, description: clone.description },
  tone: clone.toneConfig,
  passages: found.map(({ passage, similarity, score }) => ({
    id: passage.id,
    sourceType: passage.sourceType as Citation['source_type'],
    sourceTitle: passage.sourceTitle,
    content: passage.content,
    similarity,
    score,
  })),
})

function citation(
  found: FoundPassage[],
  source: { id: string; providerMetadata?: Record<string, any> }
): Citation[] {
  const passage = found.find((candidate) => candidate.passage.id === source.id)?.passage
  if (!passage) return []
  return [
    {
      passage_id: passage.id,
      source_type: passage.sourceType as Citation['source_type'],
      source_id: passage.sourceId,
      source_title: passage.sourceTitle,
      excerpt: source.providerMetadata?.dummy?.excerpt ?? passage.content.slice(0, 300),
    },
  ]
}

export const replyWriter = new ReplyWriter()
