/**
 * A document gave no text. `reason` is one or two sentences for the person who uploaded it: what is
 * wrong and how to mend it. What a library said is in `cause`, for the log.
 */
export class UnreadableDocumentError extends Error {
  override name = 'UnreadableDocumentError'

  constructor(
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(reason, options)
  }
}
