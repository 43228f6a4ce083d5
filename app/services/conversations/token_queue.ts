/** Words on their way to one reader, who may come late, read slowly or go away. */
export class TokenQueue {
  #controller?: ReadableStreamDefaultController<string>
  readonly #stream = new ReadableStream<string>({
    start: (controller) => void (this.#controller = controller),
    cancel: () => void (this.#controller = undefined),
  })

  get tokens(): AsyncIterable<string> {
    return this.#stream
  }

  push(token: string) {
    if (token) this.#controller?.enqueue(token)
  }

  end() {
    this.#controller?.close()
    this.#controller = undefined
  }
}
