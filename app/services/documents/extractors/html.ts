import { convert, type HtmlToTextOptions, type SelectorDefinition } from 'html-to-text'
import { IntricacyMeter } from './intricacy.js'
import { readText } from './plain_text.js'
import type { ExtractionLimits } from '../extraction_limits.js'
import type { ExtractedText } from '../text_extractor.js'

const SKIPPED = [
  'head',
  'title',
  'img',
  'nav',
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'hr',
]
const FOOTNOTE_MARKS = ['sup > a[href^="#"]', 'a[href^="#footnote-ref"]', 'a[href^="#endnote-ref"]']
const PARAGRAPHS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'dt', 'dd', 'blockquote']
const CELL_BORDERS = ['td + td', 'th + th', 'th + td']
const LAYOUT: SelectorDefinition[] = [
  { selector: 'a', options: { ignoreHref: true } },
  { selector: 'ul', format: 'block' },
  { selector: 'ol', format: 'block' },
  { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  { selector: 'td > p', format: 'inline' },
  { selector: 'td > p + p', format: 'inlineSurround', options: { prefix: ' ' } },
]
const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: Number.POSITIVE_INFINITY },
  selectors: [
    ...[...SKIPPED, ...FOOTNOTE_MARKS].map((selector) => ({ selector, format: 'skip' })),
    ...PARAGRAPHS.map((selector) => ({
      selector,
      format: 'block',
      options: { leadingLineBreaks: 2, trailingLineBreaks: 2 },
    })),
    ...CELL_BORDERS.map((selector) => ({
      selector,
      format: 'inlineSurround',
      options: { prefix: ' | ' },
    })),
    ...LAYOUT,
  ],
}
const TITLE = /<title[^<>]*>([^<]*)<\/title>/i
const HEAD_CHARACTERS = 100_000

export function extractHtml(bytes: Uint8Array, limits: ExtractionLimits): ExtractedText {
  const html = readText(bytes)
  new IntricacyMeter(limits, 'html').measure(html)
  const title = TITLE.exec(html.slice(0, HEAD_CHARACTERS))?.[1]
  return { text: htmlToPlainText(html), title: title ? convert(title) : null, pages: null }
}

/** The text a person would read on a page: without menus, scripts, pictures and addresses. */
export function htmlToPlainText(html: string): string {
  return convert(html, OPTIONS)
}
