import { CloneIdentity } from './clone_identity.js'
import { CompanySpeech } from './company_speech.js'
import { FirstPersonNarrator } from './first_person.js'
import type { GroundedContext } from './grounded_context.js'
import { judge, type Verdict } from './honesty_gate.js'
import { readIntent, type Intent } from './intents.js'
import { NO_MORE, REACTIONS, REMINDED, REST_UNTOLD, UNTOLD } from './phrasing.js'
import { Question } from './question.js'
import { excerptOf, Reply, spoken } from './reply.js'
import { SelfDescription } from './self_description.js'
import { SentenceRanking, type Candidate, type Embed } from './sentence_ranking.js'
import {
  byReading,
  isNextTo,
  isOwnVoice,
  isQuestion,
  taughtSentences,
  type TaughtSentence,
} from './taught_sentences.js'
import { joined, Manner } from './tone.js'
import { isSad, ToneWrapping } from './tone_wrapping.js'

/** What was said so far, as plain text. */
export interface Turn {
  /** The message to reply to. */
  message: string
  /** Earlier messages of the user, newest last. */
  earlier: string[]
  /** The clone's own messages, newest last. */
  replies: string[]
}

interface Answer {
  verdict: Verdict
  sentences: TaughtSentence[]
  question: Question
  isContinuation: boolean
}

const MAX_STORY_SENTENCES = 3
const MAX_FOLLOWING_CHARACTERS = 170
const MAX_SPOKEN_CHARACTERS = 700
const MAX_EARLIER = 3
const CANDIDATES_JUDGED = 8

/** Answers as the clone from the sentences it was taught, and says so when none of them answers. */
export class GroundedResponder {
  readonly #identity: CloneIdentity
  readonly #description: SelfDescription
  readonly #sentences: TaughtSentence[]
  readonly #ranking: SentenceRanking

  constructor(
    private readonly context: GroundedContext,
    embed?: Embed
  ) {
    this.#identity = new CloneIdentity(context)
    const narrator = new FirstPersonNarrator(this.#identity, context.passages)
    this.#description = new SelfDescription(context.clone, this.#identity, narrator)
    this.#sentences = taughtSentences(narrator, context.passages, this.#description)
    this.#ranking = new SentenceRanking(this.#sentences, embed)
  }

  async reply(turn: Turn): Promise<Reply> {
    const intent = readIntent(turn.message, this.#identity)
    const manner = new Manner(this.context.tone, this.#identity, turn.message)
    if (intent.questions.length) return this.#answer(intent, turn, manner)
    if (intent.statement) return this.#react(intent, manner)
    return this.#company(manner).reply(intent)
  }

  #company(manner: Manner): CompanySpeech {
    return new CompanySpeech(manner, this.#description, this.#sentences)
  }

  // Questions

  async #answer(intent: Intent, turn: Turn, manner: Manner): Promise<Reply> {
    const answers = await this.#answersTo(intent, turn)
    const found = answers.filter(({ sentences }) => sentences.length)
    if (!found.length) return this.#admit(answers, intent, manner)
    const isTold = found.some(({ verdict }) => verdict === 'told')
    const reply = new Reply(isTold ? 'told' : 'related')
    const sentences = distinctSentences(found)
    const wrapping = new ToneWrapping(manner, found[0].question, sentences)
    const opener = this.#company(manner).courtesy(intent) || wrapping.opener(reply.verdict)
    this.#recite(reply, opener, sentences)
    if (found.length < answers.length) return reply.say(manner.plainPhrase(REST_UNTOLD, 'rest'))
    return reply.say(wrapping.closer(reply.verdict))
  }

  async #answersTo({ questions }: Intent, turn: Turn): Promise<Answer[]> {
    const answers: Answer[] = []
    let earlier = this.#earlierQuestion(turn.earlier)
    for (const text of questions) {
      const question = new Question(text, this.#identity, earlier, turn.replies.slice(-MAX_EARLIER))
      answers.push(await this.#findAnswer(question, turn.replies.at(-1) ?? ''))
      earlier = question
    }
    return answers
  }

  /** The last things the user asked about, each question in the light of the one before. */
  #earlierQuestion(earlier: string[]): Question | null {
    return earlier.slice(-MAX_EARLIER).reduce<Question | null>((before, text) => {
      const { questions, statement } = readIntent(text, this.#identity)
      const asked = questions.at(-1) ?? statement
      const question = asked ? new Question(asked, this.#identity, before) : null
      return question?.terms.length ? question : before
    }, null)
  }

  async #findAnswer(question: Question, lastReply: string): Promise<Answer> {
    if (question.dependence === 'continue' && lastReply) return this.#continue(question, lastReply)
    let ranked = withoutSaid(this.#ranking.rank(question), question, lastReply)
    let [verdict, best] = bestOf(ranked, question)
    if (verdict !== 'told') {
      ranked = await this.#ranking.rerankByMeaning(question, ranked)
      ;[verdict, best] = bestOf(ranked, question)
    }
    const sentences = best ? this.#choose(best, ranked, question, verdict) : []
    return { verdict, sentences, question, isContinuation: false }
  }

  /** What comes after the last sentence of the reply before, in the passage it came from. */
  #continue(question: Question, lastReply: string): Answer {
    const last = this.#sentences.findLast((candidate) => isSaid(candidate, lastReply))
    const sentences = this.#sentences
      .filter((next) => last && next.rank === last.rank && next.position > last.position)
      .filter((next) => !isSaid(next, lastReply))
      .slice(0, 2)
    return {
      verdict: sentences.length ? 'told' : 'untold',
      sentences,
      question,
      isContinuation: true,
    }
  }

  #choose(best: Candidate, ranked: Candidate[], question: Question, verdict: Verdict): Candidate[] {
    const chosen = [best]
    if (best.leansBack)
      chosen.push(...ranked.filter((other) => isNextTo(best, other, -1) && !isQuestion(other)))
    if (verdict === 'told' && question.isStory) this.#addMore(chosen, ranked, question)
    if (verdict === 'told' && question.expects === null) addFollowing(chosen, best, ranked)
    return chosen.slice(0, MAX_STORY_SENTENCES).sort(byReading)
  }

  #addMore(chosen: Candidate[], ranked: Candidate[], question: Question) {
    for (const candidate of ranked.slice(0, CANDIDATES_JUDGED)) {
      const isNew = chosen.every((other) => overlap(candidate, other) < 0.6)
      const isFit =
        candidate.score >= 0.6 * chosen[0].score && judge(candidate, question) === 'told'
      if (isNew && isFit && candidate.ownCoverage > 0 && fits(chosen, candidate))
        chosen.push(candidate)
    }
  }

  #recite(reply: Reply, opener: string, sentences: TaughtSentence[]) {
    groupedByPassage(sentences).forEach((group, index) => {
      const words = spoken(group)
      const text = index === 0 ? joined(opener && spaced(opener), words) : words
      reply.cite(text, group[0].passage, excerptOf(group))
    })
  }

  #admit(answers: Answer[], intent: Intent, manner: Manner): Reply {
    const courtesy = this.#company(manner).courtesy(intent)
    const reply = new Reply('untold').say(courtesy)
    if (answers.some(({ isContinuation }) => isContinuation))
      return reply.say(manner.plainPhrase(NO_MORE, 'no more'))
    const aside = new ToneWrapping(manner, answers[0].question, []).untoldAside()
    return reply.say(aside).say(manner.phrase(UNTOLD, 'untold'))
  }

  // Statements

  /** Answers news with sympathy, and with a memory only when the news plainly touches it. */
  #react(intent: Intent, manner: Manner): Reply {
    const memory = this.#memoryTouchedBy(intent.statement)
    const phrase = manner.phrase(REACTIONS[intent.mood], 'reaction')
    const reaction = memory ? phrase.replace(/(?<=[.!]) .*$/, '') : phrase
    const reply = new Reply(memory ? 'related' : 'social')
    reply.say(this.#company(manner).courtesy(intent)).say(reaction)
    if (!memory) return reply
    const lead = manner.plainPhrase(REMINDED, 'reminded')
    return reply.cite(joined(lead, spoken([memory])), memory.passage, excerptOf([memory]))
  }

  #memoryTouchedBy(statement: string): Candidate | undefined {
    const question = new Question(statement, this.#identity)
    const strong = question.terms.filter(({ kind }) => kind !== 'weak')
    const [best] = this.#ranking.rank(question)
    if (!best || best.voice === 'quoted' || isSad([best.taught])) return undefined
    const shared = strong.filter(({ stem }) => best.stems.has(stem))
    return shared.length >= 2 && best.coverage >= 0.6 ? best : undefined
  }
}

function bestOf(ranked: Candidate[], question: Question): [Verdict, Candidate | undefined] {
  const judged = ranked
    .slice(0, CANDIDATES_JUDGED)
    .map((candidate) => [judge(candidate, question), candidate] as const)
  for (const verdict of ['told', 'related'] as const) {
    const found = judged.find(([reached]) => reached === verdict)
    if (found) return [verdict, found[1]]
  }
  return ['untold', undefined]
}

/** For "tell me more about…" and "what else…": leaves out what was just said, when something is left. */
function withoutSaid(ranked: Candidate[], question: Question, lastReply: string): Candidate[] {
  if (!lastReply || !/\b(more|else|another|other)\b/.test(question.plain)) return ranked
  const unsaid = ranked.filter((candidate) => !isSaid(candidate, lastReply))
  return bestOf(unsaid, question)[1] ? unsaid : ranked
}

function isSaid(candidate: TaughtSentence, reply: string): boolean {
  return reply.includes(candidate.text.slice(1))
}

/** An anecdote goes on for one more short sentence of the clone's own. */
function addFollowing(chosen: Candidate[], best: Candidate, ranked: Candidate[]) {
  const following = ranked.find((other) => isNextTo(best, other, 1))
  if (
    !following ||
    chosen.includes(following) ||
    following.taught.length > MAX_FOLLOWING_CHARACTERS
  )
    return
  const belongs = following.about === 'clone' || following.leansBack
  if (isOwnVoice(following) && belongs && !isQuestion(following) && fits(chosen, following))
    chosen.push(following)
}

function fits(chosen: Candidate[], candidate: Candidate): boolean {
  const length = chosen.reduce((sum, { text }) => sum + text.length, candidate.text.length)
  return (
    chosen.length < MAX_STORY_SENTENCES &&
    length <= MAX_SPOKEN_CHARACTERS &&
    !chosen.includes(candidate)
  )
}

/** Shared share of topic words (Jaccard), to leave out a sentence that says the same again. */
function overlap(a: Candidate, b: Candidate): number {
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length
  return shared / (a.stems.size + b.stems.size - shared || 1)
}

function distinctSentences(answers: Answer[]): TaughtSentence[] {
  const sentences = answers.flatMap((answer) => answer.sentences)
  const places = new Set<string>()
  return sentences.filter(({ rank, position }) => {
    const place = `${rank}:${position}`
    return !places.has(place) && places.add(place)
  })
}

function groupedByPassage(sentences: TaughtSentence[]): TaughtSentence[][] {
  const groups: TaughtSentence[][] = []
  for (const sentence of sentences) {
    const last = groups.at(-1)
    if (last && last[0].rank === sentence.rank) last.push(sentence)
    else groups.push([sentence])
  }
  return groups
}

function spaced(opener: string): string {
  return opener.endsWith(' ') ? opener : `${opener} `
}
