import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { ProviderError } from '#services/ai/provider_error'
import { takeTurn } from '#services/outgoing/turns'

/** Parts of a reply, thoughts included: as many as the fastest models send in the time that a reply has. */
const mostParts = 40_000

/** Of what a model sends the parts that a reply is made of, however much else there is between them. */
export class TakenParts {
  readonly #reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart>
  #count = 0

  constructor(stream: ReadableStream<LanguageModelV4StreamPart>) {
    this.#reader = stream.getReader()
  }

  /**
   * The next one, after everything else has had its turn; undefined at the end.
   * @throws ProviderError where there are too many, or a tool is called: it was given none, and the SDK reads a call
   * again with every piece of it
   */
  async next() {
    for (;;) {
      const { value: part } = await this.#reader.read()
      await takeTurn()
      if (!part) return undefined
      if (part.type.startsWith('tool-'))
        throw await this.giveUp(new ProviderError('not understood'))
      if (++this.#count > mostParts) throw await this.giveUp(new ProviderError('too much'))
      if (!isLeftOut(part)) return part
    }
  }

  /** Closes the connection. @returns why */
  async giveUp<T>(why: T) {
    await this.#reader.cancel(why).catch(() => {})
    return why
  }
}

const isLeftOut = (part: LanguageModelV4StreamPart) =>
  part.type.startsWith('reasoning') || (part.type === 'text-delta' && part.delta === '')
