import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launcherObstacle, programs, runOver } from '../programs.js'
import type { Exercise, Finding } from './exercise.js'

const nobody = 65_534

const exercise: Exercise = {
  title: 'A data folder that can’t be used',
  obstacle() {
    if (process.getuid?.() !== 0) return 'mounting a disk needs root'
    try {
      const disk = mount('ro')
      unmount(disk)
      return launcherObstacle()
    } catch {
      return 'this machine mounts no tmpfs'
    }
  },
  async run() {
    const findings: Finding[] = []
    const note = (finding: Finding) => findings.push(finding)
    await onDisk('ro', (disk) => startOver('on a read-only disk', disk, /read-only/, note))
    await onDisk('size=64k', async (disk) => {
      fill(disk)
      await startOver('on a full disk', join(disk, 'storage'), /no room/, note)
    })
    const folder = mkdtempSync(join(tmpdir(), 'clonememoria-folder-'))
    writeFileSync(join(folder, 'a-file'), '')
    await startOver('that is a file', join(folder, 'a-file'), /a file stands in its place/, note)
    const server = programs['bin/server.js']
    const others = await runOver(folder, server, { uid: nobody })
    note({
      what: 'bin/server.js as another user than its owner says so and ends with 1',
      measured: `${others.code} after ${others.seconds.toFixed(1)} s: ${others.sentence}`,
      holds: others.code === 1 && !others.hasTrace && others.said.includes(folder),
    })
    rmSync(folder, { recursive: true })
    return findings
  },
}

export default exercise

async function startOver(
  where: string,
  folder: string,
  reason: RegExp,
  note: (finding: Finding) => void
) {
  for (const [name, args] of Object.entries(programs)) {
    const { code, said, seconds, hasTrace, sentence } = await runOver(folder, args)
    note({
      what: `${name} over a folder ${where} says so and ends with 1`,
      measured: `${code} after ${seconds.toFixed(1)} s: ${sentence}`,
      holds: code === 1 && !hasTrace && reason.test(said) && said.includes(folder),
    })
  }
}

/** A disk of our own for as long as the work takes. */
async function onDisk(options: string, work: (disk: string) => unknown) {
  const disk = mount(options)
  try {
    await work(disk)
  } finally {
    unmount(disk)
  }
}

function mount(options: string) {
  const disk = mkdtempSync(join(tmpdir(), 'clonememoria-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'ignore' })
  return disk
}

function unmount(disk: string) {
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
}

function fill(disk: string) {
  try {
    for (let n = 0; ; n++) writeFileSync(join(disk, `filling-${n}`), Buffer.alloc(4096))
  } catch {
    // Now it is full.
  }
}
