/** A phrase with what belongs in its braces: "{speaker} said". */
export function filledIn(phrase: string, values: Record<string, string>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
