import { splitIntoSentences } from '#services/text/sentences'

/** Characters that are said at once: a few sentences, so that the first sound need not wait for the last. */
const longestPiece = 300

/** Pictures and the signs that join or colour them. */
const PICTURES =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0f\u20e3]+/gu
const LINK = /\[([^\][]+)\]\([^)\s[]+\)/g
const ADDRESS = /\bhttps?:\/\/\S+/gi
const MARKS = /(^|\s)#{1,6}\s|[*_`~]+/g

const CURRENCIES: Record<string, [one: string, many: string]> = {
  '€': ['euro', 'euros'],
  '£': ['pound', 'pounds'],
  '$': ['dollar', 'dollars'],
  '¥': ['yen', 'yen'],
}

/** Signs with a name, and letters that have no accent to take off. */
const NAMES: Record<string, string> = {
  '&': ' and ',
  '%': ' percent ',
  '@': ' at ',
  '+': ' plus ',
  '=': ' equals ',
  '°': ' degrees ',
  'ß': 'ss',
  'æ': 'ae',
  'Æ': 'Ae',
  'œ': 'oe',
  'Œ': 'Oe',
  'ø': 'o',
  'Ø': 'O',
  'ł': 'l',
  'Ł': 'L',
  'đ': 'd',
  'ð': 'd',
  'þ': 'th',
}

/** A text in pieces as somebody would read it aloud: without what is only there for the eye. */
export const readAloud = (text: string) => packed(sentencesOf(text))

/** As `readAloud`, in the letters that an English voice knows. A sentence without any is left out. */
export const readAloudInEnglish = (text: string) => packed(sentencesOf(text).map(inEnglish))

function sentencesOf(text: string) {
  const bare = text
    .replace(LINK, '$1')
    .replace(ADDRESS, ' a link ')
    .replace(MARKS, '$1')
    .replace(PICTURES, ' ')
  return splitIntoSentences(bare).map((sentence) => sentence.text)
}

function inEnglish(sentence: string) {
  const spoken = sentence
    .normalize('NFKC')
    .replace(/[‘’‛′]/g, "'")
    .replace(/["“”„‟«»″]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\d)\s?[–—-]\s?(?=\d)/g, '$1 to ')
    .replace(/ ?[–—] ?| -+ /g, ', ')
    .replace(/ ?(?<!\.)\.{2,} ?(?=\S)/g, ', ')
    .replace(/\.{2,}/g, '.')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/([€£$¥])\s?(\d+)(?:\.(\d\d))?(\s(?:thousand|million|billion))?/g, money)
    .replace(/(?<!\d)(\d+)(?:[.,](\d\d))?\s?([€£$¥])/g, (_, whole, rest, sign) =>
      money(_, sign, whole, rest)
    )
    .replace(/[&%@+=°ßæÆœŒøØłŁđðþ]/g, (sign) => NAMES[sign])
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/[<>{}[\]\\^|/]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?])/g, '$1')
    .trim()
  return /[a-z0-9]/i.test(spoken) ? spoken : ''
}

function money(_: string, sign: string, whole: string, rest?: string, times = '') {
  const [one, many] = CURRENCIES[sign]
  const cents = rest && rest !== '00' ? ` ${Number(rest)}` : ''
  return `${whole}${times} ${whole === '1' && !times ? one : many}${cents}`
}

/** The first sentence for itself, then as many together as fit. */
function packed(sentences: string[]) {
  const pieces: string[] = []
  for (const sentence of sentences.flatMap(shortened)) {
    const last = pieces.at(-1)
    const fits = pieces.length > 1 && last!.length + sentence.length < longestPiece
    if (fits) pieces[pieces.length - 1] = `${last} ${sentence}`
    else pieces.push(sentence)
  }
  return pieces
}

/** A sentence without an end is cut between words, or where it has none, anywhere. */
function shortened(sentence: string): string[] {
  if (sentence.length <= longestPiece) return sentence ? [sentence] : []
  const space = sentence.lastIndexOf(' ', longestPiece)
  const cut = space > 0 ? space : longestPiece
  return [sentence.slice(0, cut), ...shortened(sentence.slice(cut).trimStart())]
}
