export interface TypicalPhrase {
  phrase: string
  count: number
  countOfOthers: number
}

const LENGTHS = [2, 3, 4, 5]
const LONGEST_MESSAGE_WORDS = 60
const LEAST_COUNT = 3
const LEAST_RATIO = 3
const SHOWN = 12
const SAME_SHARE = 0.7
/** Counts of one are thrown away when there are so many. */
const MOST_KEPT = 400_000
/** By its beginning a message is known again. */
const KEPT_CHARACTERS = 80

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu
/** Words that say nothing alone: two of them are no habit. */
const COMMON = new Set(
  'a an the and or but if of in on at to for from with by as is are was were be been am i you he she it we they me him her us them my your his its our their this that these those do does did have has had will would can could not no so what who when where how there here just very too all one o os as um uma e ou mas se de da do das dos em no na nos nas por para com que eu tu ele ela nós eles me te lhe meu minha seu sua este esta isso isto é são foi ser não sim já el la los las un una y o pero si en con por para que yo tú él ella nosotros mi tu su es son fue no sí der die das und oder aber wenn von in an auf zu für mit ist sind war ich du er sie es wir ihr mich dich mein dein sein nicht ja le la les un une et ou mais de du des en dans pour avec que je tu il elle nous vous mon ma ton ta son sa ce est sont pas oui il lo gli di e ma se con per che io lui lei noi mio mia tuo tua suo sua è sono non sì'.split(
    ' '
  )
)

/** Words that a phrase does not end with. */
const OPEN = new Set(
  'a an the and or but if of in on at to for from with by as my your his its our their o os as um uma e ou mas se de da do das dos em no na nos nas por para com que el la los las un una y pero en con der die das und oder von an auf zu für mit le les et des du dans pour avec il lo gli di per che i'.split(
    ' '
  )
)

const POSSESSIVE = new Set('my meu minha mi mein meine mon ma mio mia'.split(' '))

/** Which turns of phrase a person uses, and much more than those she writes with. */
export class TypicalPhrases {
  #counts = new Map<string, { phrase: string; count: number }>()
  #ofOthers = new Map<string, number>()
  #sent = new Set<string>()
  #messages = 0
  #messagesOfOthers = 0

  add(text: string) {
    this.#messages += 1
    if (this.#isRepeated(text)) return
    for (const [key, phrase] of phrasesOf(text)) {
      const known = this.#counts.get(key)
      if (known) known.count += 1
      else this.#counts.set(key, { phrase, count: 1 })
    }
    if (this.#counts.size > MOST_KEPT) this.#forgetRare()
  }

  /** A whole message that is sent again, such as a forwarded one, is no turn of phrase. */
  #isRepeated(text: string) {
    const words = text.toLowerCase().match(WORD) ?? []
    if (words.length <= LENGTHS.at(-1)!) return false
    const start = words.join(' ').slice(0, KEPT_CHARACTERS)
    const isKnown = this.#sent.has(start)
    if (this.#sent.size < MOST_KEPT) this.#sent.add(start)
    return isKnown
  }

  /** After all of the person's own. */
  addOther(text: string) {
    if (this.#messagesOfOthers === 0) this.#forgetRare(LEAST_COUNT - 1)
    this.#messagesOfOthers += 1
    for (const key of phrasesOf(text).keys()) {
      if (this.#counts.has(key)) this.#ofOthers.set(key, (this.#ofOthers.get(key) ?? 0) + 1)
    }
  }

  /** The most telling first; a part of a longer phrase that is hardly said without it is left out. */
  get phrases(): TypicalPhrase[] {
    const least = Math.max(LEAST_COUNT, Math.ceil(this.#messages / 1000))
    const ranked = [...this.#counts]
      .filter(([, { count }]) => count >= least)
      .map(([key, { phrase, count }]) => {
        const countOfOthers = this.#ofOthers.get(key) ?? 0
        const ratio =
          count / this.#messages / ((countOfOthers + 0.5) / Math.max(1, this.#messagesOfOthers))
        const isOwn = countOfOthers === 0 || ratio >= LEAST_RATIO
        const score = isOwn ? count * Math.log(Math.max(2, ratio)) * key.split(' ').length : 0
        return { key, phrase, count, countOfOthers, score }
      })
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
    const chosen: typeof ranked = []
    for (const candidate of ranked) {
      if (chosen.length === SHOWN) break
      if (!chosen.some((one) => overlap(one, candidate))) chosen.push(candidate)
    }
    return chosen.map(({ phrase, count, countOfOthers }) => ({ phrase, count, countOfOthers }))
  }

  #forgetRare(rarest = 1) {
    for (const [key, { count }] of this.#counts) if (count <= rarest) this.#counts.delete(key)
  }
}

interface Counted {
  key: string
  count: number
}

function overlap(one: Counted, other: Counted) {
  const [shorter, longer] = one.key.length < other.key.length ? [one, other] : [other, one]
  const isPart = ` ${longer.key} `.includes(` ${shorter.key} `)
  return isPart && longer.count >= shorter.count * SAME_SHARE
    ? true
    : sharedWords(one.key, other.key) >= 2
}

function sharedWords(one: string, other: string) {
  const words = new Set(one.split(' '))
  return other.split(' ').filter((word) => words.has(word) && !COMMON.has(word)).length
}

/** Two words of which the first leads into something: “in Porto”, but not “my dear”. */
const isFragment = ([first, ...rest]: string[]) =>
  rest.length === 1 && COMMON.has(first) && !POSSESSIVE.has(first)

/** Each once a message, as it was written first. */
function phrasesOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of text.split(/https?:\S+|[.,!?;:…()"“”\n\p{Extended_Pictographic}]+/u)) {
    const spelled = [...part.matchAll(WORD)].map(([word]) => word).slice(0, LONGEST_MESSAGE_WORDS)
    const words = spelled.map((word) => word.toLowerCase().replaceAll('’', "'"))
    for (const length of LENGTHS) {
      for (let start = 0; start + length <= words.length; start += 1) {
        const phrase = words.slice(start, start + length)
        if (OPEN.has(phrase.at(-1)!) || isFragment(phrase)) continue
        if (phrase.filter((word) => !COMMON.has(word)).length < length / 3) continue
        const key = phrase.join(' ')
        if (/\d/.test(key) || found.has(key)) continue
        found.set(key, spelled.slice(start, start + length).join(' '))
      }
    }
  }
  return found
}
