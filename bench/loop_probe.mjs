// Preloaded into the server: SIGUSR2 writes the event loop's delays since the last time to a file, in milliseconds.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.LOOP_PROBE) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  process.on('SIGUSR2', () => {
    const ms = (nanoseconds) => Number((nanoseconds / 1e6).toFixed(1))
    const report = {
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
    }
    writeFileSync(process.env.LOOP_PROBE, JSON.stringify(report))
    delay.reset()
  })
}
