import EmbedPassages from '#jobs/embed_passages'
import EraseAccount from '#jobs/erase_account'
import FollowSubscription from '#jobs/follow_subscription'
import IndexDocument from '#jobs/index_document'
import ReembedClone from '#jobs/reembed_clone'
import { JobRunner } from '#services/queue/job_runner'

export const jobRunner = () =>
  new JobRunner({
    index_document: new IndexDocument(),
    embed_passages: new EmbedPassages(),
    erase_account: new EraseAccount(),
    follow_subscription: new FollowSubscription(),
    reembed_clone: new ReembedClone(),
  })
