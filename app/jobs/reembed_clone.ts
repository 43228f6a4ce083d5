import Clone from '#models/clone'
import { CloneReembedder } from '#services/search/clone_reembedder'
import type { JobHandler } from '#services/queue/job_runner'

export default class ReembedClone implements JobHandler {
  worksInSteps = true

  async handle(cloneId: string, signal: AbortSignal) {
    try {
      await new CloneReembedder().work(cloneId, signal)
    } catch (error) {
      if (await Clone.find(cloneId)) throw error
    }
  }

  /** Search goes on with the vectors that are there. */
  async failed(cloneId: string, reason: string) {
    const clone = await Clone.find(cloneId)
    await clone?.noteEmbeddingFailure(reason)
  }
}
