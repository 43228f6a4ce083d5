import Clone from '#models/clone'
import { PassageEmbedder } from '#services/search/passage_embedder'
import type { JobHandler } from '#services/queue/job_runner'

export default class EmbedPassages implements JobHandler {
  worksInSteps = true

  async handle(cloneId: string, signal: AbortSignal) {
    try {
      await new PassageEmbedder().embedAll(cloneId, signal)
    } catch (error) {
      if (await Clone.find(cloneId)) throw error
    }
  }

  /** Search goes on with words alone until the next passage is added. */
  async failed() {}
}
