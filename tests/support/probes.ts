import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

interface Probe {
  began: number
  status: number
  milliseconds: number
}

/** Asks a server again and again whether it is ready, so many at once. */
export function probing(url: string, atOnce: number) {
  const probes: Probe[] = []
  let isOver = false
  const loop = async () => {
    while (!isOver) {
      const began = performance.now()
      const { status } = await fetch(`${url}/health/ready`)
      probes.push({ began, status, milliseconds: performance.now() - began })
      await sleep(50)
    }
  }
  const loops = Array.from({ length: atOnce }, loop)
  return {
    async end() {
      isOver = true
      await Promise.all(loops)
      return probes
    },
  }
}

/** How many connections a process holds to a port of this machine. Linux only. */
export function connectionsOf(pid: number, port: number) {
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0')
  const sockets = readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[2]?.endsWith(`:${hexadecimal}`))
    .map((fields) => `socket:[${fields[9]}]`)
  const folder = `/proc/${pid}/fd`
  const open = readdirSync(folder).map((descriptor) => linkAt(`${folder}/${descriptor}`))
  return sockets.filter((socket) => open.includes(socket)).length
}

/** Null where it was closed meanwhile. */
function linkAt(path: string) {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}
