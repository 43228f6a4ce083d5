import { splitLongSentence } from './long_sentence.js'
import { type Sentence, splitIntoSentences } from './sentences.js'
import { countWords } from './word_count.js'

/** A stretch of a document that is embedded, found and cited as one: `text.slice(start, end)`. */
export interface Passage {
  position: number
  content: string
  start: number
  end: number
}

/** A sentence, or a part of one that is too long; `weight` is its size in words. */
interface Unit {
  start: number
  end: number
  weight: number
  opensParagraph: boolean
  isTitle: boolean
  isHeading: boolean
}

/** The units `[from, to)` of one passage; where `overlaps`, the first is also the last of the one before. */
interface Group {
  from: number
  to: number
  weight: number
  overlaps: boolean
}

const WORDS = { overlap: 35, small: 40, paragraph: 80, target: 100, most: 120, longest: 200 }
const CHARACTERS_PER_WORD = 7.5
const LEFTOVER_WORDS = 20
const TITLE_WORDS = 12
const BLANK_LINE = /\n\s*\n/
const PUNCTUATED = /[.!?…:;,。！？]["'”’»)\]」』]*$/u

/**
 * Packs whole sentences into passages of about 100 words, each but the first opening with the last
 * sentence of the one before. Passages prefer to end where a paragraph does, and a heading stays with
 * what follows it. A sentence of more than 200 words or 1,500 characters is cut.
 */
export function splitIntoPassages(text: string, { locale = 'en' } = {}): Passage[] {
  const units = markHeadings(unitsOf(text, splitIntoSentences(text, locale)))
  return packed(units).map((group, position) => {
    const { start } = units[group.from]
    const { end } = units[group.to - 1]
    return { position, content: text.slice(start, end), start, end }
  })
}

function unitsOf(text: string, sentences: Sentence[]): Unit[] {
  return sentences.flatMap((sentence, index) => {
    const gap = index === 0 ? '\n\n' : text.slice(sentences[index - 1].end, sentence.start)
    const unit = toUnit(sentence, BLANK_LINE.test(gap))
    return unit.weight > WORDS.longest ? cutToUnits(text, sentence, unit) : [unit]
  })
}

function toUnit({ text, start, end }: Sentence, opensParagraph: boolean): Unit {
  const weight = weightOf(text)
  const isTitle = opensParagraph && weight <= TITLE_WORDS && !PUNCTUATED.test(text)
  return { start, end, weight, opensParagraph, isTitle, isHeading: false }
}

function cutToUnits(text: string, { start, end }: Sentence, unit: Unit): Unit[] {
  return splitLongSentence(text.slice(start, end)).map((piece, index) => ({
    ...unit,
    start: start + piece.start,
    end: start + piece.end,
    weight: weightOf(text.slice(start + piece.start, start + piece.end)),
    opensParagraph: unit.opensParagraph && index === 0,
  }))
}

// Numbers, addresses and encoded data have few spaces, so length counts as well.
function weightOf(text: string): number {
  return Math.max(countWords(text), text.length / CHARACTERS_PER_WORD)
}

// Short lines in a row are a list, a short line before a paragraph is its heading.
function markHeadings(units: Unit[]): Unit[] {
  return units.map((unit, index) => {
    const next = units[index + 1]
    return { ...unit, isHeading: unit.isTitle && !!next?.opensParagraph && !next.isTitle }
  })
}

function packed(units: Unit[]): Group[] {
  const groups: Group[] = []
  units.forEach((unit, index) => {
    const group = groups.at(-1)
    if (group && !isFull(group, unit)) add(group, unit)
    else groups.push(group ? openAfter(group, units, index) : openAt(index, unit))
  })
  return mergeLeftover(
    groups.map((group) => withoutIdleOverlap(group, units)),
    units
  )
}

function isFull({ weight }: Group, next: Unit): boolean {
  if (next.isHeading) return weight >= WORDS.small
  if (weight + next.weight > (weight < WORDS.small ? WORDS.longest : WORDS.most)) return true
  return weight >= (next.opensParagraph ? WORDS.paragraph : WORDS.target)
}

function add(group: Group, unit: Unit): void {
  group.to += 1
  group.weight += unit.weight
}

function openAt(index: number, unit: Unit): Group {
  return { from: index, to: index + 1, weight: unit.weight, overlaps: false }
}

function openAfter(previous: Group, units: Unit[], index: number): Group {
  const unit = units[index]
  const last = units[index - 1]
  if (last.isHeading && previous.to - previous.from > 1) return takeHeading(previous, units, index)
  const fits = last.weight <= WORDS.overlap && last.weight + unit.weight <= WORDS.most
  if (!fits || unit.isHeading) return openAt(index, unit)
  return { from: index - 1, to: index + 1, weight: last.weight + unit.weight, overlaps: true }
}

function takeHeading(previous: Group, units: Unit[], index: number): Group {
  const heading = units[index - 1]
  previous.to -= 1
  previous.weight -= heading.weight
  const weight = heading.weight + units[index].weight
  return { from: index - 1, to: index + 1, weight, overlaps: false }
}

// In a new paragraph, a longer sentence of the old one would drown what is said.
function withoutIdleOverlap(group: Group, units: Unit[]): Group {
  if (!group.overlaps || !units[group.from + 1].opensParagraph) return group
  const { weight } = units[group.from]
  if (weight <= group.weight / 2) return group
  return { ...group, from: group.from + 1, weight: group.weight - weight, overlaps: false }
}

function mergeLeftover(groups: Group[], units: Unit[]): Group[] {
  const [previous, last] = groups.slice(-2)
  if (!last) return groups
  const leftover = last.weight - (last.overlaps ? units[last.from].weight : 0)
  if (leftover > LEFTOVER_WORDS || previous.weight > WORDS.most) return groups
  return [...groups.slice(0, -2), { ...previous, to: last.to, weight: previous.weight + leftover }]
}
