import type { ModelMessage } from 'ai'
import { errors as lucidErrors } from '@adonisjs/lucid'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import type Conversation from '#models/conversation'
import type Message from '#models/message'
import ProviderKey from '#models/provider_key'
import TokenUsage from '#models/token_usage'
import UsageCounter from '#models/usage_counter'
import type { Citation } from '#models/message'
import User from '#models/user'
import { storageProblemOf } from '#exceptions/storage_problem'
import { suspensions } from '#services/accounts/suspension_watch'
import { providerOf } from '#services/ai/providers'
import { atLast } from '#services/background/background'
import { answering } from '#services/conversations/grounding'
import { noteFailure, providerFailure } from '#services/conversations/provider_failure'
import { SpokenReply, type Patience } from '#services/conversations/spoken_reply'
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

const usualPatience: Patience = { firstChunkMs: 60_000, chunkMs: 30_000, totalMs: 180_000 }

/** Words up to which a question may lean on the one before. */
const shortQuestion = 4

/** Writes a clone's replies: the one way on every route. */
export class ReplyWriter {
  #running = new Set<Promise<unknown>>()
  #breakingOff = new AbortController()
  #hasRehearsed = false

  constructor(private patience = usualPatience) {}

  async reply(clone: Clone, conversation: Conversation, content: string): Promise<Reply> {
    await mayAnswer(clone)
    return this.#begin(clone, conversation, await conversation.say(content))
  }

  /** Another try at a message whose reply could not be written; it counts again, and is not stored again. */
  async replyAgain(clone: Clone, conversation: Conversation, messageId: string): Promise<Reply> {
    await mayAnswer(clone)
    return this.#begin(clone, conversation, await conversation.sayAgain(messageId))
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
      const answerer = answering(clone, found, question)
      const { text, metadata, spent, failure } = await this.#speak(answerer, found, [
        { role: 'user', content: question },
      ]).whole()
      if (failure) throw failure
      await User.transaction((trx) => TokenUsage.add(trx, owner.id, spent))
      return { text, model: spent.model, citations: metadata.citations ?? [] }
    } catch (error) {
      if (giveBack) await atLast('A question that got no answer still counts', giveBack)
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

  /** Ends replies where they are: what came of one is kept, and where not a word came the message is given back. */
  breakOff() {
    this.#breakingOff.abort(brokenOff())
  }

  #begin(clone: Clone, conversation: Conversation, userMessage: Message): Reply {
    const month = UsageCounter.scopeOf('messages')
    const writing = this.#write(clone, conversation, userMessage)
    const cloneMessage = writing
      .then(({ stored }) => stored)
      .catch((error) => this.#giveUp(clone, conversation, userMessage, month, error))
    this.#follow(cloneMessage)
    return { userMessage, cloneMessage, tokens: tokensOf(writing) }
  }

  async #write(clone: Clone, conversation: Conversation, question: Message) {
    const history = await this.#history(conversation, question)
    const found = await passageSearch.search(clone.id, inContext(question.content, history), {
      limit: passagesPerReply,
      exceptMessage: question.id,
    })
    const answerer = answering(clone, found, question.content)
    const spoken = this.#speak(answerer, found, [
      ...history,
      { role: 'user', content: question.content },
    ])
    const unwatch = suspensions.watch(conversation.userId, (reason) => spoken.endReading(reason))
    const whole = spoken.whole().finally(unwatch)
    const stored = whole.then(({ text, metadata, spent, failure }) => {
      if (failure) noteFailure(clone.llmProvider, failure, { conversation_id: conversation.id })
      return conversation.answer(text, metadata, spent)
    })
    stored.catch(() => {})
    return { tokens: spoken.tokens, stored }
  }

  /** The encoder and the clone's vectors, and once in a process a reply that nobody reads. */
  async #rehearse(cloneId: string) {
    const found = await passageSearch.search(cloneId, rehearsal, { limit: passagesPerReply })
    const clone = await Clone.findOrFail(cloneId)
    if (this.#hasRehearsed || !isBuiltIn(clone)) return
    this.#hasRehearsed = true
    await this.#speak(clone, found, [{ role: 'user', content: rehearsal }]).whole()
  }

  /** Keeps count of what is under way. */
  #follow(work: Promise<unknown>) {
    const done = () => this.#running.delete(work)
    this.#running.add(work)
    work.then(done, done)
  }

  #speak(clone: Clone, found: FoundPassage[], messages: ModelMessage[]) {
    return new SpokenReply(clone, found, messages, this.patience, this.#breakingOff.signal)
  }

  async #giveUp(
    clone: Clone,
    conversation: Conversation,
    question: Message,
    month: string,
    error: Error
  ): Promise<never> {
    await atLast('A message that got no reply still counts', () =>
      conversation.giveBack(question, month)
    )
    const problem = storageProblemOf(error, unstored)
    if (problem) throw problem
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

const isBuiltIn = ({ llmProvider }: Clone) => providerOf(llmProvider).isBuiltIn

/** What was allowed and configured when it was chosen may not be any more. */
async function mayAnswer(clone: Clone) {
  await clone.requireConsentTo(clone.llmProvider)
  if (isBuiltIn(clone)) return
  const ownKeys = await ProviderKey.providersOf(clone.userId)
  const { label, obstacle } = providerOf(clone.llmProvider, ownKeys)
  if (!obstacle) return
  throw new ProblemException(
    'provider-failed',
    `This clone is set to answer with ${label}, which ${obstacle}. Choose another provider in its settings.`,
    { provider: clone.llmProvider }
  )
}

const unstored =
  'Your message is kept, its reply could not be; it is not counted, and can be sent again then.'

const deletedMeanwhile = () =>
  new ProblemException('not-found', 'The conversation was deleted while its reply was written.')

const brokenOff = () =>
  new ProblemException(
    'busy',
    'The server is being restarted. Your message is kept and was not counted; please send it again in a moment.',
    {},
    { 'Retry-After': '5' }
  )

/** "And then?" is searched together with what it follows. */
function inContext(question: string, history: ModelMessage[]) {
  const before = history.findLast(({ role }) => role === 'user')
  const isShort = question.trim().split(/\s+/).length <= shortQuestion
  return before && isShort ? `${String(before.content).slice(-300)} ${question}` : question
}

async function* tokensOf(writing: Promise<{ tokens: AsyncIterable<string> }>) {
  yield* (await writing).tokens
}

export const replyWriter = new ReplyWriter()
