/** What closes a quotation, by what opens it. */
const closers = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
] as const

/** Single quotes count only around whole clauses, for an apostrophe looks the same. */
const quotedClause = /(?<=^|[\s:(])['‘](?=\S)[^\n]{1,400}?[.,!?…]['’](?=\s|$)/y

/** Where a text has quotations: from the opening mark to after the closing one. */
export function quotationsIn(text: string): Array<{ from: number; to: number }> {
  const found: Array<{ from: number; to: number }> = []
  const pending = new Map<string, string>(closers)
  for (let at = 0; at < text.length; at++) {
    const to = endOfQuotation(text, at, pending)
    if (to === null) continue
    found.push({ from: at, to })
    at = to - 1
  }
  return found
}

/** Forgets an opening mark that nothing closes any more, so that a text full of them is read but once. */
function endOfQuotation(text: string, at: number, pending: Map<string, string>): number | null {
  const closer = pending.get(text[at])
  if (closer === undefined) {
    quotedClause.lastIndex = at
    return quotedClause.test(text) ? quotedClause.lastIndex : null
  }
  const close = text.indexOf(closer, at + 1)
  if (close !== -1) return close + 1
  pending.delete(text[at])
  return null
}
