// Preloaded into the server: SIGUSR2 writes the event loop's delays since the last time to a file, in milliseconds, and
// the longest work between two of its rounds, which other processes on the machine don't lengthen.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const resolution = 5

if (isMainThread && process.env.LOOP_PROBE) {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let work = 0
  let before = process.threadCpuUsage()
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    work = Math.max(work, user + system)
    before = process.threadCpuUsage()
  }, resolution).unref()
  process.on('SIGUSR2', () => {
    const ms = (nanoseconds) => Number((nanoseconds / 1e6).toFixed(1))
    const report = {
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
      work: ms(work * 1000),
    }
    writeFileSync(process.env.LOOP_PROBE, JSON.stringify(report))
    delay.reset()
    work = 0
  })
}
