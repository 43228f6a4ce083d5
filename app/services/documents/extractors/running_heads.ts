import type { PdfLine } from './pdf_layout.js'

const EDGE_LINES = 2
const FEWEST_PAGES = 3
const RECURRING_SHARE = 0.4

/**
 * Drops running heads, running feet and page numbers: lines at the top or bottom that, the page's
 * number aside, recur on many pages. A head with words in it stays where it stands first.
 */
export function withoutRunningHeads(pages: PdfLine[][]): PdfLine[][] {
  if (pages.length < FEWEST_PAGES) return pages
  const firstNumber = firstPageNumber(pages)
  const keyOf = (line: PdfLine, page: number) => withoutPageNumber(line, firstNumber + page)
  const recurring = recurringKeys(pages, keyOf)
  const seen = new Set<string>()
  return pages.map((lines, page) =>
    lines.filter((line, index) => {
      const key = keyOf(line, page)
      if (!isAtEdge(lines, index) || !recurring.has(key)) return true
      const isFirst = !seen.has(key) && /\p{L}/u.test(key)
      seen.add(key)
      return isFirst
    })
  )
}

/** The number of the first page: the one that fits most of the numbers at the edges of pages. */
function firstPageNumber(pages: PdfLine[][]): number {
  const candidates = pages.flatMap((lines, page) =>
    edges(lines).flatMap((line) => numbersIn(line).map((number) => number - page))
  )
  return mostFrequent(candidates) ?? 1
}

function recurringKeys(pages: PdfLine[][], keyOf: (line: PdfLine, page: number) => string) {
  const keys = pages.flatMap((lines, page) => [
    ...new Set(edges(lines).map((line) => keyOf(line, page))),
  ])
  const recurring = [...tally(keys)].filter(([, count]) => count >= pages.length * RECURRING_SHARE)
  return new Set(recurring.filter(([, count]) => count >= FEWEST_PAGES).map(([key]) => key))
}

function withoutPageNumber({ text }: PdfLine, pageNumber: number): string {
  return text.trim().replace(/\d+/g, (number) => (Number(number) === pageNumber ? '#' : number))
}

function numbersIn({ text }: PdfLine): number[] {
  return Array.from(text.matchAll(/\d+/g), ([number]) => Number(number))
}

function edges(lines: PdfLine[]): PdfLine[] {
  return lines.filter((_, index) => isAtEdge(lines, index))
}

function isAtEdge(lines: PdfLine[], index: number): boolean {
  return index < EDGE_LINES || index >= lines.length - EDGE_LINES
}

function mostFrequent(numbers: number[]): number | undefined {
  const [best] = [...tally(numbers)].sort(([, a], [, b]) => b - a)
  return best?.[0]
}

function tally<Value>(values: Value[]): Map<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
