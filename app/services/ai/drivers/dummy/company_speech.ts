import type { Intent, Social } from './intents.js'
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
import type { SelfDescription } from './self_description.js'
import { byReading, isFragment, isOwnVoice, type TaughtSentence } from './taught_sentences.js'
import type { Manner } from './tone.js'
import { joined } from './tone.js'
import { plainText } from './words.js'

const PLAIN_GREETING = /^(h+i+|h+e+y+|hell+o+|hiya|howdy|greetings)$/
const MAX_OVERVIEW = 3

/** What the clone says for the sake of company: greetings, thanks, who it is, what it remembers. */
export class CompanySpeech {
  constructor(
    private readonly manner: Manner,
    private readonly description: SelfDescription,
    private readonly sentences: TaughtSentence[]
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
    if (social === 'who_are_you')
      reply.say(this.description.introduction(this.manner.formality === 'low'))
    else if (social === 'overview') this.#overview(reply)
    else if (social === 'story') this.#story(reply)
    else if (social === 'remember_me') this.#memoriesOfYou(reply)
    else if (social === 'are_you_real') reply.say(this.manner.phrase(REALITY, social))
    else if (social !== 'greeting') reply.say(this.manner.phrase(SOCIAL_PHRASES[social], social))
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
  #highlights(limit = MAX_OVERVIEW): TaughtSentence[] {
    const own = this.sentences.filter(
      (sentence) =>
        isOwnVoice(sentence) &&
        sentence.passage.id &&
        sentence.about === 'clone' &&
        !sentence.leansBack &&
        !isFragment(sentence) &&
        sentence.taught.length < 300
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

function concernsYou({ voice, text }: TaughtSentence): boolean {
  return voice === 'recalled' || (voice === 'retold' && /\byou(r|rs|rself)?\b/i.test(text))
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
