import { strFromU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { htmlToPlainText } from './html.js'
import { IntricacyMeter } from './intricacy.js'
import { unpack } from './unpack.js'
import type { ExtractionLimits } from '../extraction_limits.js'
import type { ExtractedText } from '../text_extractor.js'

const TITLE = /<dc:title[^<>]*>([^<]*)<\/dc:title>/

/**
 * The text of a Word document: paragraphs, lists, tables and footnotes.
 *
 * Mammoth gets only the XML parts, which were unpacked under the limits and are stored anew, so that
 * it never inflates what a stranger made. Its HTML keeps the line breaks that its raw text loses.
 */
export async function extractDocx(
  bytes: Uint8Array,
  limits: ExtractionLimits
): Promise<ExtractedText> {
  const parts = unpack(bytes, limits, (name) => /\.(?:xml|rels)$/.test(name))
  refuseIntricate(parts, limits)
  const html = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }
  )
  return { text: htmlToPlainText(html.value), title: titleOf(parts), pages: null }
}

function refuseIntricate(parts: Record<string, Uint8Array>, limits: ExtractionLimits): void {
  const meter = new IntricacyMeter(limits, 'xml')
  for (const part of Object.values(parts)) meter.measure(Buffer.from(part).toString('latin1'))
}

function titleOf(parts: Record<string, Uint8Array>): string | null {
  const properties = parts['docProps/core.xml']
  const title = properties && TITLE.exec(strFromU8(properties))?.[1]
  return title ? htmlToPlainText(title) : null
}
