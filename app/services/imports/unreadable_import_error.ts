/** An export gave nothing. `reason` is for the person who uploaded it: what is wrong and how to mend it. */
export class UnreadableImportError extends Error {
  override name = 'UnreadableImportError'

  constructor(
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(reason, options)
  }
}
