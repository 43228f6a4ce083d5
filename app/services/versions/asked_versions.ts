import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import type CloneVersion from '#models/clone_version'
import type { Citation } from '#models/message'
import { replyWriter } from '#services/conversations/reply_writer'

/** What a version answers, or why it could not. */
export interface VersionAnswer {
  number: number
  text?: string
  model?: string
  citations: Citation[]
  problem?: string
}

/** The same question to each of these versions of a clone; each reply counts as a preview does. */
export function askVersions(clone: Clone, versions: CloneVersion[], question: string) {
  return Promise.all(versions.map((version) => answerOf(clone, version, question)))
}

async function answerOf(
  clone: Clone,
  version: CloneVersion,
  question: string
): Promise<VersionAnswer> {
  const { number } = version
  try {
    return { number, ...(await replyWriter.preview(clone.asOf(version), question)) }
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error
    return { number, citations: [], problem: error.detail }
  }
}
