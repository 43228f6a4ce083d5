import { getActiveTest } from '@japa/runner'
import { replyWriter } from '#services/conversations/reply_writer'

/** Ids of the clones for which a first message is made ready during this test, instead of making it so. */
export function preparedClones() {
  const ids: string[] = []
  replyWriter.prepare = (cloneId) => void ids.push(cloneId)
  getActiveTest()!.cleanup(() => void Reflect.deleteProperty(replyWriter, 'prepare'))
  return ids
}
