import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why there can be none here; null where there can. */
export const smallDiskObstacle = () =>
  process.getuid?.() === 0 && process.platform === 'linux'
    ? null
    : 'only root can mount a small disk'

/** A folder on a disk of its own of so many megabytes, in memory. */
export function smallDisk(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  const filler = join(folder, 'filler')
  return {
    folder,
    /** Leaves not a byte. */
    fill() {
      const file = openSync(filler, 'w')
      try {
        for (let size = 65_536; size > 0;)
          try {
            writeSync(file, Buffer.alloc(size))
          } catch {
            size = Math.floor(size / 2)
          }
      } finally {
        closeSync(file)
      }
    },
    /** Gives back what `fill` or `reserve` took. */
    makeRoom: () => rmSync(filler, { force: true }),
    /** Takes so many megabytes, to be given back later. */
    reserve(size: number) {
      const file = openSync(filler, 'w')
      writeSync(file, Buffer.alloc(size * 1024 * 1024))
      closeSync(file)
    },
    remount: (mode: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${mode}`, folder]),
    clear() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
