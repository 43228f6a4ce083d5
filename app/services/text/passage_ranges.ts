import type { Passage } from './passage_splitter.js'

/**
 * Starts and ends of passages in turn. Between processes they stand for the passages, so that their
 * text, which is in the document already, is not copied and read a second time.
 */
export type PassageRanges = Uint32Array

export function toRanges(passages: Passage[]): PassageRanges {
  return Uint32Array.from(passages.flatMap(({ start, end }) => [start, end]))
}

export function toPassages(text: string, ranges: PassageRanges): Passage[] {
  return Array.from({ length: ranges.length / 2 }, (_, position) => {
    const [start, end] = ranges.subarray(position * 2)
    return { position, content: text.slice(start, end), start, end }
  })
}
