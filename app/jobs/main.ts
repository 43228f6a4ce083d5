import EmbedPassages from '#jobs/embed_passages'
import EraseAccount from '#jobs/erase_account'
import FollowSubscription from '#jobs/follow_subscription'
import ForgetImport from '#jobs/forget_import'
import IndexDocument from '#jobs/index_document'
import ReadImport from '#jobs/read_import'
import TeachImport from '#jobs/teach_import'
import ReembedClone from '#jobs/reembed_clone'
import { JobRunner } from '#services/queue/job_runner'

export const jobRunner = () =>
  new JobRunner({
    index_document: new IndexDocument(),
    embed_passages: new EmbedPassages(),
    erase_account: new EraseAccount(),
    follow_subscription: new FollowSubscription(),
    read_import: new ReadImport(),
    teach_import: new TeachImport(),
    forget_import: new ForgetImport(),
    reembed_clone: new ReembedClone(),
  })
