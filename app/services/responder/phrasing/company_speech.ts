import {
  byReading,
  isFragment,
  isOwnVoice,
  type TaughtSentence,
} from '../choosing/taught_sentence.js'
import { GroundedReply } from '../grounded_reply.js'
import type { Social } from '../languages/contract/messages.js'
import type { LanguagePhrases } from '../languages/contract/phrases.js'
import type { Intent } from '../message/intent.js'
import type { SelfDescription } from '../retelling/self_description.js'
import { plainText } from '../text/words.js'
import { joined, type Manner } from './manner.js'
import { excerptOf, spoken } from './speaking.js'

const mostSentences = 3
const openingCharacters = 300

/** What the clone says for the sake of company: greetings, thanks, who it is, what it remembers. */
export class CompanySpeech {
  readonly #phrases: LanguagePhrases

  constructor(
    private readonly manner: Manner,
    private readonly description: SelfDescription,
    private readonly sentences: TaughtSentence[]
  ) {
    this.#phrases = manner.language.phrases
  }

  /** The reply to a message that asks for nothing else. */
  reply({ socials, greeting }: Intent): GroundedReply {
    const reply = new GroundedReply('social')
    const rest = socials.filter((social) => social !== 'greeting')
    if (socials.includes('greeting')) reply.say(this.#greeting(greeting))
    if (!rest.length)
      return reply.say(this.manner.phrase(this.#phrases.company.greetingFollowups, 'followup'))
    const acts = rest.filter((social) => social !== 'acknowledgement')
    for (const social of acts.length ? acts.slice(0, 2) : rest) this.#speak(social, reply)
    return reply
  }

  /** A word of greeting or thanks in front of an answer, or ''. */
  courtesy({ socials, greeting }: Intent): string {
    if (socials.includes('greeting')) return this.#greeting(greeting)
    const { thanks, apology } = this.#phrases.company.socialPhrases
    if (socials.includes('thanks')) return this.manner.phrase(thanks, 'thanks')
    return socials.includes('apology') ? this.manner.phrase(apology, 'apology') : ''
  }

  #greeting(said: string): string {
    const { warmth, formality } = this.manner
    const { plainGreeting } = this.manner.language.messages
    const { greetings } = this.#phrases.company
    const isPlain = plainGreeting.test(plainText(said.trim()))
    const word = isPlain ? this.manner.pick(greetings[formality][warmth], 'greeting') : said.trim()
    const mark = warmth === 'low' || formality === 'high' ? '.' : '!'
    const greeting = `${word}, {dear}${mark}`
    return this.manner.addressed(greeting.charAt(0).toUpperCase() + greeting.slice(1), 'greeting')
  }

  #speak(social: Social, reply: GroundedReply) {
    const { manner } = this
    const { distress, reality, socialPhrases } = this.#phrases.company
    if (social === 'who_are_you')
      reply.say(this.description.introduction(manner.formality === 'low'))
    else if (social === 'overview') this.#overview(reply)
    else if (social === 'story') this.#story(reply)
    else if (social === 'remember_me') this.#memoriesOfYou(reply)
    else if (social === 'distress') reply.say(manner.addressed(distress, social))
    else if (social === 'are_you_real') reply.say(manner.phrase(reality, social))
    else if (social !== 'greeting') reply.say(manner.phrase(socialPhrases[social], social))
  }

  // What I remember

  #overview(reply: GroundedReply) {
    const { overviewLeads } = this.#phrases.remembering
    const openings = this.#openings().slice(0, mostSentences)
    if (!openings.length) return this.#admitNothing(reply)
    openings.forEach((sentence, index) => {
      const lead = index === 0 ? this.manner.plainPhrase(overviewLeads, 'overview') : ''
      reply.cite(this.#led(lead, [sentence]), sentence.passage, excerptOf([sentence]))
    })
  }

  /** One memory, up to three sentences of it. */
  #story(reply: GroundedReply) {
    const opening = this.manner.pick(this.#openings(), 'story')
    if (!opening) return this.#admitNothing(reply)
    const told = this.sentences
      .filter(({ rank, position }) => rank === opening.rank && position >= opening.position)
      .slice(0, mostSentences)
    const lead = this.manner.plainPhrase(this.#phrases.remembering.storyLeads, 'story lead')
    reply.cite(this.#led(lead, told), opening.passage, excerptOf(told))
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
    const { memoriesOfYou, noMemoriesOfYou } = this.#phrases.remembering
    const chosen = this.sentences.filter(concernsYou).sort(byReading).slice(0, 2)
    if (!chosen.length) return void reply.say(this.manner.plainPhrase(noMemoriesOfYou, 'you'))
    reply.say(this.manner.plainPhrase(memoriesOfYou, 'you'))
    for (const sentence of chosen) {
      reply.cite(spoken([sentence]), sentence.passage, excerptOf([sentence]))
    }
  }

  #admitNothing(reply: GroundedReply) {
    reply.say(this.manner.plainPhrase(this.#phrases.remembering.overviewEmpty, 'overview'))
  }

  #led(lead: string, sentences: TaughtSentence[]): string {
    return joined(lead, spoken(sentences), this.manner.language)
  }
}

function opensWell(sentence: TaughtSentence): boolean {
  const { about, leansBack, taught, passage } = sentence
  const isWhole = !leansBack && !isFragment(sentence) && taught.length < openingCharacters
  return isWhole && about === 'clone' && isOwnVoice(sentence) && passage.id !== ''
}

function concernsYou({ voice, text, passage, language }: TaughtSentence): boolean {
  if (passage.id === '') return false
  return voice === 'recalled' || (voice === 'retold' && language.choosing.anyAddressee.test(text))
}
