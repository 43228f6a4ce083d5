/** The line of a clone's description that tells its typical phrases: `Often says: “Well now”, “my dear”.` */
const LINE = /(?<!\n)\n*^Often says: ((?:“[^”\r\n\u2028\u2029]*”(?:, )?)+)\.$/m

const phrasesIn = (line: string) =>
  [...line.matchAll(/“([^”]*)”(?:, )?/gy)].map(([, phrase]) => phrase)

function rewritten(description: string, change: (phrases: string[]) => string[]): string {
  const found = LINE.exec(description)
  const before = found ? phrasesIn(found[1]) : []
  const phrases = change(before)
  const line =
    phrases.length > 0 ? `Often says: ${phrases.map((one) => `“${one}”`).join(', ')}.` : ''
  const rest = found ? description.replace(LINE, '') : description
  return [rest.trimEnd(), line].filter((part) => part !== '').join('\n\n')
}

export const withPhrase = (description: string, phrase: string) =>
  rewritten(description, (phrases) => [...phrases.filter((one) => one !== phrase), phrase])

export const withoutPhrase = (description: string, phrase: string) =>
  phrasesIn(LINE.exec(description)?.[1] ?? '').includes(phrase)
    ? rewritten(description, (phrases) => phrases.filter((one) => one !== phrase))
    : description

/** A phrase as it can stand between quotation marks. */
export const quotable = (phrase: string) =>
  phrase
    .replace(/[“”"\s]+/g, ' ')
    .trim()
    .slice(0, 100)
    .toWellFormed()
