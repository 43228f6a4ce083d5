import Job from '#models/job'

/** Jobs that tests without a transaction left behind are none of this one's. */
export const emptyQueue = async () => {
  await Job.query().delete()
}
