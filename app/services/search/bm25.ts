// Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with its usual constants.
const saturation = 1.2
const lengthWeight = 0.75

/** What a word is worth that so many of the texts have. */
export function bm25WordWeight(textsWithWord: number, texts: number) {
  return Math.log(1 + (texts - textsWithWord + 0.5) / (textsWithWord + 0.5))
}

/** How much of a word's worth a text has that says it so often; nothing where it does not say it. */
export function bm25Saturation(frequency: number, lengthFactor: number) {
  return (frequency * (saturation + 1)) / (frequency + lengthFactor)
}

/** What the lengths of texts come to beside their average. */
export function bm25LengthFactors(lengths: Float32Array) {
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1
  return lengths.map(
    (length) => saturation * (1 - lengthWeight + (lengthWeight * length) / average)
  )
}
