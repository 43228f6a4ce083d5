/** A text up to its last character that is none of the ones given. */
export function withoutEnd(text: string, character: RegExp): string {
  let end = text.length
  while (end > 0 && character.test(text[end - 1])) end--
  return text.slice(0, end)
}

/** The beginning of a text, up to the last whole word within `length`, never half a character. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text
  const head = text.slice(0, length)
  const border = withoutEnd(head, /\S/).trimEnd().length
  return (border > length / 2 ? head.slice(0, border) : head).replace(/[\uD800-\uDBFF]$/, '')
}
