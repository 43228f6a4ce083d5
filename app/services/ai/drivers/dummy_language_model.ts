// Placeholder until the grounded responder lands; to be overwritten.
import { MockLanguageModelV4, simulateReadableStream } from 'ai/test'
export { groundedOptions } from './dummy/grounded_context.js'
export class DummyLanguageModel extends (MockLanguageModelV4 as any) {
  constructor(_: any) {
    super({
      doStream: async () => ({
        stream: simulateReadableStream({
          chunks: [
            { type: 'text-start', id: '1' },
            { type: 'text-delta', id: '1', delta: 'I was ' },
            { type: 'text-delta', id: '1', delta: 'never told.' },
            { type: 'text-end', id: '1' },
            { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage: { inputTokens: { total: 1 }, outputTokens: { total: 1 } } },
          ],
        }),
      }),
    })
  }
}
