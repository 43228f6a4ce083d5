/** A line of a page: its baseline's height above the bottom and its letter size, in points. */
export interface PdfLine {
  text: string
  y: number
  size: number
}

/** What PDF.js says of a run of text; entries without `str` mark structure. */
type PdfTextItem = { str: string; hasEOL: boolean; transform: number[] } | { type: string }

const PARAGRAPH_SPACING = 1.4
const HEADING_SIZE = 1.15
const SENTENCE_END = /[.!?:;…。！？]["'”’»)\]」』]*$/u
const HYPHEN_AT_LINE_END = /(?<=\p{Ll})[-\u00AD\u2010]\n(?=\p{Ll})/gu

export function linesOf(items: PdfTextItem[]): PdfLine[] {
  const lines: PdfLine[] = []
  let line: PdfLine | null = null
  for (const item of items) {
    if (!('str' in item)) continue
    if (item.str.trim()) line ??= lineAt(item.transform)
    if (line) line.text += item.str
    if (item.hasEOL && line) {
      lines.push(line)
      line = null
    }
  }
  return line ? [...lines, line] : lines
}

function lineAt(transform: number[]): PdfLine {
  return { text: '', y: transform[5], size: Math.hypot(transform[2], transform[3]) }
}

/**
 * Joins the lines of all pages: a blank line where space or letter size shows a new paragraph, and a
 * plain line break where a sentence goes on, also on the next page.
 */
export function textOfPages(pages: PdfLine[][]): string {
  const spacing = usualSpacing(pages)
  const lines = pages.flatMap((page) => page.map((line, index) => ({ line, opensPage: !index })))
  return lines
    .map(({ line, opensPage }, index) => {
      const previous = lines[index - 1]?.line
      return previous ? separator(previous, line, spacing, opensPage) + line.text : line.text
    })
    .join('')
    .replace(HYPHEN_AT_LINE_END, '')
}

function separator(previous: PdfLine, line: PdfLine, spacing: number, opensPage: boolean): string {
  return isNewParagraph(previous, line, spacing, opensPage) ? '\n\n' : '\n'
}

function isNewParagraph(previous: PdfLine, line: PdfLine, spacing: number, opensPage: boolean) {
  const [small, large] = [previous.size, line.size].sort((a, b) => a - b)
  if (large > small * HEADING_SIZE) return true
  const gap = previous.y - line.y
  const opensColumn = opensPage || gap <= 0
  return opensColumn
    ? SENTENCE_END.test(previous.text.trimEnd())
    : gap > spacing * PARAGRAPH_SPACING
}

/** The lower quartile of the distances between baselines, in points: lines outnumber paragraphs. */
function usualSpacing(pages: PdfLine[][]): number {
  const gaps = pages.flatMap((page) =>
    page.slice(1).flatMap((line, index) => {
      const gap = page[index].y - line.y
      return gap > 0 ? [gap] : []
    })
  )
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? Number.POSITIVE_INFINITY
}
