/**
 * The source of a pattern for one thing and then another, however far apart. It is looked for from the last place of
 * the first one on, so that each stretch of a text is read but once, whatever the text.
 */
export function inOrder(first: string, then: string, between = '.'): string {
  return `${first}(?:(?!${first})${between})*${then}`
}
