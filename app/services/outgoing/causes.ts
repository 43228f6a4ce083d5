/** How deep `fetch` and those that use it hide what went wrong. */
const deepest = 5

/** The error of a kind that is another one, or is somewhere below it; null where there is none. */
export function causeOf<T extends Error>(
  error: unknown,
  kind: abstract new (...args: any[]) => T,
  depth = 0
): T | null {
  if (error instanceof kind) return error
  const cause = (error as Error | undefined)?.cause
  return cause && depth < deepest ? causeOf(cause, kind, depth + 1) : null
}
