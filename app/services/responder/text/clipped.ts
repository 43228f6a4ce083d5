/** The beginning of a text, up to the last whole word within `length`, never half a character. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text
  const head = text.slice(0, length)
  const border = head.search(/\s+\S*$/)
  return (border > length / 2 ? head.slice(0, border) : head).replace(/[\uD800-\uDBFF]$/, '')
}
