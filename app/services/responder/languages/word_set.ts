/** The words of a text, which may go over several lines. */
export function wordSet(words: string): Set<string> {
  return new Set(words.trim().split(/\s+/))
}
