import { startServer } from '#tests/support/running_server'
import type { Exercise, Finding } from './exercise.js'

const attempts = 200
const client = '203.0.113.9'
const edge = '173.245.48.7'

/** What the last trusted proxy passes on, after what the client says of itself. */
const chains = [
  { proxies: '', told: '' },
  { proxies: 'true', told: client },
  { proxies: '2', told: `${client}, ${edge}` },
  { proxies: 'loopback, 173.245.48.0/20', told: `${client}, ${edge}` },
]

const exercise: Exercise = {
  title: `${attempts} guesses of passwords, each from another address as the sender says`,
  async run() {
    const findings: Finding[] = []
    for (const { proxies, told } of chains) {
      const server = await startServer({
        built: true,
        env: { DATABASE_URL: '', TRUST_PROXY: proxies },
      })
      try {
        let looked = 0
        for (let n = 0; n < attempts; n++) {
          const forged = `198.51.${n >> 8}.${n & 255}`
          const { status } = await fetch(`${server.url}/api/auth/login`, {
            method: 'POST',
            headers: {
              'Content-Type': 'application/json',
              'X-Forwarded-For': [forged, told].filter(Boolean).join(', '),
              'X-Real-IP': forged,
              'Forwarded': `for=${forged}`,
            },
            body: JSON.stringify({ email: `somebody-${n}@example.com`, password: 'a guess' }),
          })
          if (status === 401) looked++
        }
        findings.push({
          what: `guesses that were looked at with TRUST_PROXY=${proxies || '(not set)'}`,
          measured: `${looked} of ${attempts}`,
          holds: looked === 50,
        })
      } finally {
        await server.stop()
        server.clear()
      }
    }
    return findings
  },
}

export default exercise
