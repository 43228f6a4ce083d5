import MarkdownIt from 'markdown-it'
import { htmlToPlainText } from './html.js'
import { IntricacyMeter } from './intricacy.js'
import { readText } from './plain_text.js'
import type { ExtractionLimits } from '../extraction_limits.js'
import type { ExtractedText } from '../text_extractor.js'

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/
const FRONT_MATTER_TITLE = /^title:(.*)$/m
const FIRST_HEADING = /<h1>((?:(?!<h1>).)*)<\/h1>/

const markdown = new MarkdownIt({ html: true })

/** The text of a Markdown file without its marks; code keeps its lines. */
export function extractMarkdown(bytes: Uint8Array, limits: ExtractionLimits): ExtractedText {
  const source = readText(bytes)
  const [frontMatter = '', fields = ''] = FRONT_MATTER.exec(source) ?? []
  const html = markdown.render(source.slice(frontMatter.length))
  new IntricacyMeter(limits, 'html').measure(html)
  const title = withoutQuotes(FRONT_MATTER_TITLE.exec(fields)?.[1]) || FIRST_HEADING.exec(html)?.[1]
  return { text: htmlToPlainText(html), title: title ? htmlToPlainText(title) : null, pages: null }
}

function withoutQuotes(field = '') {
  const title = field.trim()
  const isQuoted = /^["']/.test(title) && title.length > 2 && title.endsWith(title[0])
  return isQuoted ? title.slice(1, -1) : title
}
