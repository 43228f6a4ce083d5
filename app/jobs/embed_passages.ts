import { PassageEmbedder } from '#services/search/passage_embedder'
import type { JobHandler } from '#services/queue/job_runner'

export default class EmbedPassages implements JobHandler {
  async handle(cloneId: string, signal: AbortSignal) {
    await new PassageEmbedder().embedAll(cloneId, signal)
  }

  /** Search goes on with words alone until the next passage is added. */
  async failed() {}
}
