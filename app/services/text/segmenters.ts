type Granularity = 'word' | 'sentence'

const made = new Map<string, Intl.Segmenter>()

/** `Intl.Segmenter`, which takes longer to make than to segment a sentence. */
export function segmenterOf(locale: string, granularity: Granularity) {
  const name = `${locale} ${granularity}`
  const segmenter = made.get(name) ?? new Intl.Segmenter(locale, { granularity })
  made.set(name, segmenter)
  return segmenter
}
