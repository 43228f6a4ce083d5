import type { Intent } from '../message/intents.js'
import type { Social } from '../message/sayings.js'
import {
  MEMORIES_OF_YOU,
  NO_MEMORIES_OF_YOU,
  OVERVIEW_EMPTY,
  OVERVIEW_LEADS,
  STORY_LEADS,
} from '../languages/en/phrases/remembering.js'
import {
  DISTRESS,
  GREETING_FOLLOWUPS,
  GREETINGS,
  REALITY,
  SOCIAL_PHRASES,
} from '../languages/en/phrases/company.js'
import { excerptOf, GroundedReply, spoken } from '../grounded_reply.js'
import type { SelfDescription } from '../retelling/self_description.js'
import {
  byReading,
  isFragment,
  isOwnVoice,
  type TaughtSentence,
} from '../choosing/taught_sentences.js'
import { joined, type Manner } from './manner.js'
import { plainText } from '../text/words.js'

const PLAIN_GREETING = /^(h+i+|h+e+y+|hell+o+|hiya|howdy|greetings)$/
const MAX_SENTENCES = 3
const MAX_OPENING_CHARACTERS = 300

/** What the clone says for the sake of company: greetings, thanks, who it is, what it remembers. */
export class CompanySpeech {
  constructor(
    private readonly manner: Manner,
    private readonly description: SelfDescription,
    private readonly sentences: TaughtSentence[]
  ) {}

  /** The reply to a message that asks for nothing else. */
  reply({ socials, greeting }: Intent): GroundedReply {
    const reply = new GroundedReply('social')
    const rest = socials.filter((social) => social !== 'greeting')
    if (socials.includes('greeting')) reply.say(this.#greeting(greeting))
    if (!rest.length) return reply.say(this.manner.phrase(GREETING_FOLLOWUPS, 'followup'))
    const acts = rest.filter((social) => social !== 'acknowledgement')
    for (const social of acts.length ? acts.slice(0, 2) : rest) this.#speak(social, reply)
    return reply
  }

  /** A word of greeting or thanks in front of an answer, or ''. */
  courtesy({ socials, greeting }: Intent): string {
    if (socials.includes('greeting')) return this.#greeting(greeting)
    if (socials.includes('thanks')) return this.manner.phrase(SOCIAL_PHRASES.thanks, 'thanks')
    return socials.includes('apology') ? this.manner.phrase(SOCIAL_PHRASES.apology, 'apology') : ''
  }

  #greeting(said: string): string {
    const { warmth, formality } = this.manner
    const isPlain = PLAIN_GREETING.test(plainText(said.trim()))
    const word = isPlain ? this.manner.pick(GREETINGS[formality][warmth], 'greeting') : said.trim()
    const mark = warmth === 'low' || formality === 'high' ? '.' : '!'
    const greeting = `${word}, {dear}${mark}`
    return this.manner.addressed(greeting.charAt(0).toUpperCase() + greeting.slice(1), 'greeting')
  }

  #speak(social: Social, reply: GroundedReply) {
    const { manner } = this
    if (social === 'who_are_you')
      reply.say(this.description.introduction(manner.formality === 'low'))
    else if (social === 'overview') this.#overview(reply)
    else if (social === 'story') this.#story(reply)
    else if (social === 'remember_me') this.#memoriesOfYou(reply)
    else if (social === 'distress') reply.say(manner.addressed(DISTRESS, social))
    else if (social === 'are_you_real') reply.say(manner.phrase(REALITY, social))
    else if (social !== 'greeting') reply.say(manner.phrase(SOCIAL_PHRASES[social], social))
  }

  // What I remember

  #overview(reply: GroundedReply) {
    const openings = this.#openings().slice(0, MAX_SENTENCES)
    if (!openings.length) return this.#admitNothing(reply)
    openings.forEach((sentence, index) => {
      const lead = index === 0 ? this.manner.plainPhrase(OVERVIEW_LEADS, 'overview') : ''
      reply.cite(joined(lead, spoken([sentence])), sentence.passage, excerptOf([sentence]))
    })
  }

  /** One memory, up to three sentences of it. */
  #story(reply: GroundedReply) {
    const opening = this.manner.pick(this.#openings(), 'story')
    if (!opening) return this.#admitNothing(reply)
    const told = this.sentences
      .filter(({ rank, position }) => rank === opening.rank && position >= opening.position)
      .slice(0, MAX_SENTENCES)
    const lead = this.manner.plainPhrase(STORY_LEADS, 'story lead')
    reply.cite(joined(lead, spoken(told)), opening.passage, excerptOf(told))
  }

  /** From each passage, best first, the first sentence that is the clone's own and stands alone. */
  #openings(): TaughtSentence[] {
    const openings = new Map<number, TaughtSentence>()
    for (const sentence of this.sentences.toSorted(byReading)) {
      if (!openings.has(sentence.rank) && opensWell(sentence)) openings.set(sentence.rank, sentence)
    }
    return [...openings.values()]
  }

  #memoriesOfYou(reply: GroundedReply) {
    const chosen = this.sentences.filter(concernsYou).sort(byReading).slice(0, 2)
    if (!chosen.length) return void reply.say(this.manner.plainPhrase(NO_MEMORIES_OF_YOU, 'you'))
    reply.say(this.manner.plainPhrase(MEMORIES_OF_YOU, 'you'))
    for (const sentence of chosen) {
      reply.cite(spoken([sentence]), sentence.passage, excerptOf([sentence]))
    }
  }

  #admitNothing(reply: GroundedReply) {
    reply.say(this.manner.plainPhrase(OVERVIEW_EMPTY, 'overview'))
  }
}

function opensWell(sentence: TaughtSentence): boolean {
  const { about, leansBack, taught, passage } = sentence
  const isWhole = !leansBack && !isFragment(sentence) && taught.length < MAX_OPENING_CHARACTERS
  return isWhole && about === 'clone' && isOwnVoice(sentence) && passage.id !== ''
}

function concernsYou({ voice, text, passage }: TaughtSentence): boolean {
  if (passage.id === '') return false
  return voice === 'recalled' || (voice === 'retold' && /\byou(r|rs|rself)?\b/i.test(text))
}
