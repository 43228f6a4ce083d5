import type { CloneIdentity } from './clone_identity.js'
import { isCapitalised } from './clone_identity.js'
import type { FirstPersonNarrator } from './first_person.js'
import type { GroundedContext } from './grounded_context.js'
import type { Intent, Social } from './intents.js'
import { CAPITALISED_COMMON } from './lexicon.js'
import {
  GREETING_FOLLOWUPS,
  GREETINGS,
  MEMORIES_OF_YOU,
  NO_MEMORIES_OF_YOU,
  OVERVIEW_EMPTY,
  OVERVIEW_LEADS,
  REALITY,
  SOCIAL_PHRASES,
  STORY_LEADS,
} from './phrasing.js'
import { excerptOf, Reply, spoken } from './reply.js'
import { byReading, isFragment, type Candidate } from './sentence_ranking.js'
import type { Manner } from './tone.js'
import { joined } from './tone.js'
import { isFiniteVerb } from './verb_agreement.js'
import { plainText, wordsOf } from './words.js'

const PLAIN_GREETING = /^(h+i+|h+e+y+|hell+o+|hiya|howdy|greetings)$/
const MAX_OVERVIEW = 3

/** What the clone says for the sake of company: greetings, thanks, who it is, what it remembers. */
export class CompanySpeech {
  constructor(
    private readonly manner: Manner,
    private readonly clone: GroundedContext['clone'],
    private readonly identity: CloneIdentity,
    private readonly narrator: FirstPersonNarrator,
    private readonly sentences: Candidate[]
  ) {}

  /** The reply to a message that asks for nothing else. */
  reply({ socials, greeting }: Intent): Reply {
    const reply = new Reply('social')
    const rest = socials.filter((social) => social !== 'greeting')
    if (socials.includes('greeting')) reply.say(this.#greeting(greeting))
    if (!rest.length) return reply.say(this.manner.phrase(GREETING_FOLLOWUPS, 'followup'))
    this.#speak(rest.find((social) => social !== 'acknowledgement') ?? rest[0], reply)
    return reply
  }

  /** A word of greeting or thanks in front of an answer, or ''. */
  courtesy({ socials, greeting }: Intent): string {
    if (socials.includes('greeting')) return this.#greeting(greeting)
    if (socials.includes('thanks')) return this.manner.phrase(SOCIAL_PHRASES.thanks, 'thanks')
    return socials.includes('apology') ? this.manner.phrase(SOCIAL_PHRASES.apology, 'apology') : ''
  }

  #greeting(said: string): string {
    const { manner } = this
    const isPlain = PLAIN_GREETING.test(plainText(said.trim()))
    const word = isPlain
      ? manner.pick(GREETINGS[manner.formality][manner.warmth], 'greeting')
      : capitalised(said.trim())
    const dear = manner.dear('greeting')
    const mark = manner.warmth === 'low' || manner.formality === 'high' ? '.' : '!'
    return `${word}${dear ? `, ${dear}` : ''}${mark}`
  }

  #speak(social: Social, reply: Reply) {
    if (social === 'who_are_you') reply.say(this.#introduction())
    else if (social === 'overview') this.#overview(reply)
    else if (social === 'story') this.#story(reply)
    else if (social === 'remember_me') this.#memoriesOfYou(reply)
    else if (social === 'are_you_real') reply.say(this.manner.phrase(REALITY, social))
    else if (social !== 'greeting') reply.say(this.manner.phrase(SOCIAL_PHRASES[social], social))
  }

  // Who I am

  #introduction(): string {
    const iAm = this.manner.formality === 'low' ? "I'm" : 'I am'
    const name = this.clone.name || 'a clone without a name yet'
    const [epithets, sentences] = this.#description()
    return [`${[`${iAm} ${name}`, ...epithets].join(', ')}.`, ...sentences].join(' ')
  }

  /** The description as what follows the name ("your father", "a carpenter from Porto") and as sentences. */
  #description(): [string[], string[]] {
    const passage = {
      id: '',
      sourceType: 'memory',
      sourceTitle: null,
      content: this.clone.description.slice(0, 600),
      similarity: null,
      score: 0,
    } as const
    const epithets: string[] = []
    const sentences: string[] = []
    for (const retold of this.narrator.retell(passage).slice(0, 3)) {
      const taught = passage.content.slice(retold.start, retold.end)
      if (/^(me|myself)\b/i.test(taught)) continue
      if (isNounPhrase(taught) && !sentences.length) epithets.push(this.#epithet(taught))
      else if (!isNounPhrase(taught) && (retold.voice === 'own' || retold.voice === 'retold'))
        sentences.push(retold.text)
    }
    return [epithets, sentences]
  }

  #epithet(taught: string): string {
    const phrase = taught.trim().replace(/[.!]+$/, '')
    const [first] = wordsOf(phrase)
    const keepsCapital =
      !first || CAPITALISED_COMMON.has(first.plain) || /^\p{Lu}{2}/u.test(first.text)
    const text = keepsCapital ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1)
    return this.identity.isSelf ? text : text.replace(/\b(my|our)\b/g, 'your')
  }

  // What I remember

  #overview(reply: Reply) {
    const chosen = this.#highlights()
    if (!chosen.length) return void reply.say(this.manner.plainPhrase(OVERVIEW_EMPTY, 'overview'))
    chosen.forEach((sentence, index) => {
      const lead = index === 0 ? this.manner.plainPhrase(OVERVIEW_LEADS, 'overview') : ''
      reply.cite(joined(lead, spoken([sentence])), sentence.passage, excerptOf([sentence]))
    })
  }

  /** The first sentence of the clone's own from each of the best passages. */
  #highlights(limit = MAX_OVERVIEW): Candidate[] {
    const own = this.sentences.filter(
      ({ voice, about, taught, leansBack }) =>
        (voice === 'own' || voice === 'retold') &&
        about === 'clone' &&
        !leansBack &&
        !isFragment(taught) &&
        taught.length < 300
    )
    const firsts = new Map(
      own
        .toSorted(byReading)
        .reverse()
        .map((sentence) => [sentence.rank, sentence])
    )
    return [...firsts.values()].sort(byReading).slice(0, limit)
  }

  /** One memory, up to three sentences of it. */
  #story(reply: Reply) {
    const opening = this.manner.pick(this.#highlights(Infinity), 'story')
    if (!opening) return void reply.say(this.manner.plainPhrase(OVERVIEW_EMPTY, 'overview'))
    const told = this.sentences
      .filter(({ rank, position }) => rank === opening.rank && position >= opening.position)
      .slice(0, MAX_OVERVIEW)
    const text = joined(this.manner.plainPhrase(STORY_LEADS, 'story lead'), spoken(told))
    reply.cite(text, opening.passage, excerptOf(told))
  }

  #memoriesOfYou(reply: Reply) {
    const chosen = this.sentences
      .filter((sentence) => concernsYou(sentence))
      .sort(byReading)
      .slice(0, 2)
    if (!chosen.length) return void reply.say(this.manner.plainPhrase(NO_MEMORIES_OF_YOU, 'you'))
    reply.say(this.manner.plainPhrase(MEMORIES_OF_YOU, 'you'))
    for (const sentence of chosen)
      reply.cite(spoken([sentence]), sentence.passage, excerptOf([sentence]))
  }
}

function concernsYou({ voice, text }: Candidate): boolean {
  return voice === 'recalled' || (voice === 'retold' && /\byou(r|rs|rself)?\b/i.test(text))
}

/** "My father", "A carpenter from Porto who loved the sea": no verb of its own. */
function isNounPhrase(taught: string): boolean {
  const head = taught.split(/\b(?:who|whom|that|which|whose|where|from)\b|,/)[0]
  const words = wordsOf(head)
  const opensAsSentence = /^(i|i'm|he|she|it|we|they|you)$/.test(words[0]?.plain ?? '')
  return (
    !opensAsSentence &&
    !words.some(
      (word) =>
        !isCapitalised(word) && isFiniteVerb(word.plain) && !/(er|or|ist)s$/.test(word.plain)
    )
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
