import type { Embed } from '#services/sentence_encoder/embed'
import { AnswerFinding, type Answer } from './choosing/answer_finding.js'
import { SentenceRanking } from './choosing/sentence_ranking.js'
import { byReading, type TaughtSentence } from './choosing/taught_sentence.js'
import { taughtSentences } from './choosing/taught_sentences.js'
import type { GroundedContext } from './grounded_context.js'
import { GroundedReply } from './grounded_reply.js'
import type { Language } from './languages/language.js'
import { usualLanguage } from './languages/registry.js'
import type { Intent } from './message/intent.js'
import { readIntent } from './message/message_reading.js'
import { isSad } from './message/moods.js'
import { CloneIdentity } from './people/clone_identity.js'
import { CompanySpeech } from './phrasing/company_speech.js'
import { joined, Manner } from './phrasing/manner.js'
import { excerptOf, spoken } from './phrasing/speaking.js'
import { ToneWrapping } from './phrasing/tone_wrapping.js'
import { Question } from './question/question.js'
import { FirstPersonNarrator } from './retelling/first_person.js'
import { SelfDescription } from './retelling/self_description.js'
import { filledIn } from './text/templates.js'

/** What was said so far, as plain text. */
export interface Turn {
  /** The message to reply to. */
  message: string
  /** Earlier messages of the user, newest last. */
  earlier: string[]
  /** The clone's own messages, newest last. */
  replies: string[]
}

const mostEarlier = 3

/** Answers as the clone from the sentences it was taught, and says so when none of them answers. */
export class GroundedResponder {
  readonly #identity: CloneIdentity
  readonly #description: SelfDescription
  readonly #sentences: TaughtSentence[]
  readonly #ranking: SentenceRanking

  constructor(
    private readonly context: GroundedContext,
    embed?: Embed,
    private readonly language: Language = usualLanguage
  ) {
    this.#identity = new CloneIdentity(context, language)
    const narrator = new FirstPersonNarrator(this.#identity, context.passages)
    this.#description = new SelfDescription(context.clone, this.#identity, narrator)
    this.#sentences = taughtSentences(narrator, context.passages, this.#description)
    this.#ranking = new SentenceRanking(this.#sentences, embed)
  }

  async reply(turn: Turn): Promise<GroundedReply> {
    const intent = readIntent(turn.message, this.#identity)
    const manner = new Manner(this.context.tone, this.#identity, turn.message)
    const company = new CompanySpeech(manner, this.#description, this.#sentences)
    if (intent.questions.length) return this.#answer(intent, turn, manner, company)
    if (intent.statement) return this.#react(intent, manner, company)
    return company.reply(intent)
  }

  async #answer(
    intent: Intent,
    turn: Turn,
    manner: Manner,
    company: CompanySpeech
  ): Promise<GroundedReply> {
    const answers = await this.#answersTo(intent, turn)
    const courtesy = company.courtesy(intent)
    const found = answers.filter(({ sentences }) => sentences.length)
    if (!found.length) return admit(answers, courtesy, manner)
    const isTold = found.some(({ verdict }) => verdict === 'told')
    const reply = new GroundedReply(isTold ? 'told' : 'related')
    const sentences = distinct(found.flatMap((answer) => answer.sentences))
    const wrapping = new ToneWrapping(manner, found[0].question, sentences)
    const opener = isTold ? courtesy || wrapping.opener() : wrapping.lead(courtesy)
    recite(reply, opener, sentences, this.language)
    const dateline = found.map((answer) => answer.dateline).find(Boolean)
    const { answering, notKnowing } = this.language.phrases
    if (dateline) reply.say(filledIn(manner.plainPhrase(answering.dated, 'dated'), { dateline }))
    if (found.length < answers.length)
      return reply.say(manner.plainPhrase(notKnowing.restUntold, 'rest'))
    return reply.say(isTold ? wrapping.closer() : '')
  }

  async #answersTo({ questions }: Intent, turn: Turn): Promise<Answer[]> {
    const replies = turn.replies.slice(-mostEarlier)
    const finding = new AnswerFinding(this.#sentences, this.#ranking, replies.at(-1) ?? '')
    const answers: Answer[] = []
    let earlier = this.#earlierQuestion(turn.earlier)
    for (const text of questions) {
      const question = new Question(text, this.#identity, earlier, replies)
      answers.push(await finding.answerTo(question))
      earlier = question
    }
    return answers
  }

  /** The last thing the user asked about, each question read in the light of the one before. */
  #earlierQuestion(earlier: string[]): Question | null {
    return earlier.slice(-mostEarlier).reduce<Question | null>((before, text) => {
      const { questions, statement } = readIntent(text, this.#identity)
      const asked = questions.at(-1) ?? statement
      const question = asked ? new Question(asked, this.#identity, before) : null
      return question?.terms.length ? question : before
    }, null)
  }

  /** Answers news with sympathy, and with a memory only when the news plainly touches it. */
  #react(intent: Intent, manner: Manner, company: CompanySpeech): GroundedReply {
    const { reactions, reminded } = this.language.phrases.reacting
    const memory = this.#memoryTouchedBy(intent.statement)
    const reply = new GroundedReply(memory ? 'related' : 'social').say(company.courtesy(intent))
    const reaction = manner.phrase(reactions[intent.mood], 'reaction')
    if (!memory) return reply.say(reaction)
    // The memory takes the place of the question with which a reaction ends.
    reply.say(reaction.split(/(?<=[.!]) /)[0])
    const lead = manner.plainPhrase(reminded, 'reminded')
    const text = joined(lead, spoken([memory]), this.language)
    return reply.cite(text, memory.passage, excerptOf([memory]))
  }

  #memoryTouchedBy(statement: string): TaughtSentence | undefined {
    const question = new Question(statement, this.#identity)
    const [best] = this.#ranking.rank(question)
    if (!best || best.voice === 'quoted' || isSad([best.taught], this.language)) return undefined
    const shared = question.terms.filter(
      ({ kind, stem }) => kind !== 'weak' && best.stems.has(stem)
    )
    return shared.length >= 2 && best.coverage >= 0.6 ? best : undefined
  }
}

function admit(answers: Answer[], courtesy: string, manner: Manner): GroundedReply {
  const { noMore, untold } = manner.language.phrases.notKnowing
  const reply = new GroundedReply('untold').say(courtesy)
  if (answers.some(({ isContinuation }) => isContinuation)) {
    return reply.say(manner.plainPhrase(noMore, 'no more'))
  }
  const aside = new ToneWrapping(manner, answers[0].question, []).untoldAside()
  return reply.say(aside).say(manner.phrase(untold, 'untold'))
}

function recite(
  reply: GroundedReply,
  opener: string,
  sentences: TaughtSentence[],
  language: Language
) {
  groupedByPassage(sentences).forEach((group, index) => {
    const text = index === 0 ? joined(opener, spoken(group), language) : spoken(group)
    reply.cite(text, group[0].passage, excerptOf(group))
  })
}

function distinct(sentences: TaughtSentence[]): TaughtSentence[] {
  return [...new Map(sentences.map((sentence) => [sentence.taught, sentence])).values()]
}

function groupedByPassage(sentences: TaughtSentence[]): TaughtSentence[][] {
  const groups = Map.groupBy(sentences, ({ rank }) => rank)
  return [...groups.values()].map((group) => group.sort(byReading))
}
