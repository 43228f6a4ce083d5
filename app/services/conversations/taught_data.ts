/** Angle brackets, and what looks like them. */
const openings = /[<＜﹤‹〈〈⟨❮❰ᐸ˂≺⧼]/g
const closings = /[>＞﹥›〉〉⟩❯❱ᐳ˃≻⧽]/g

/** What nobody sees and a model still reads: controls, tags, marks of direction and of no width. */
const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** Our own marks, which only a reply may carry. */
const marker = /[[［【]\s*(p?\d{1,3})\s*[\]］】]/gi

const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g

const visible = (text: string) =>
  text
    .replace(lineBreaks, '\n')
    .replace(invisible, '')
    .replace(openings, '‹')
    .replace(closings, '›')

/** Taught text as it may stand inside a frame: it opens and closes none, and every line shows whose it is. */
export const asData = (text: string) =>
  visible(text)
    .replace(marker, '($1)')
    .split('\n')
    .map((line) => `| ${line}`)
    .join('\n')

/** The same for one line between quotation marks. */
export const asLabel = (text: string) =>
  visible(text)
    .replace(marker, '($1)')
    .replace(/["“”„]/g, '’')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
