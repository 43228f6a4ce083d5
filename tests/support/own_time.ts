/** The time that this thread's processor has spent, in milliseconds: what the machine does besides does not count. */
export function ownTime() {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
