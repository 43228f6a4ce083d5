import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const quietly = { stdio: 'ignore' } as const

/** Why there can be none here; null where there can. */
export function breakingDiskObstacle() {
  if (process.getuid?.() !== 0 || process.platform !== 'linux')
    return 'only root on Linux can mount a disk that breaks'
  const isThere = ['/sbin/mkfs.ext4', '/usr/sbin/mkfs.ext4'].some((path) => existsSync(path))
  if (!isThere || !existsSync('/sys/fs/ext4')) return 'there is no ext4 on this machine'
  return readdirSync('/dev').some((name) => /^loop/.test(name)) ? null : 'there is no loop device'
}

/** A folder on a disk of its own, of so many megabytes, which the system can be made to take for broken. */
export function breakingDisk(megabytes: number) {
  const place = mkdtempSync(join(tmpdir(), 'clonememoria-breaking-'))
  const [image, folder] = [join(place, 'image'), join(place, 'data')]
  const file = openSync(image, 'w')
  ftruncateSync(file, megabytes * 1024 * 1024)
  closeSync(file)
  execFileSync('mkfs.ext4', ['-q', image], quietly)
  const mount = () =>
    execFileSync('mount', ['--mkdir', '-o', 'loop,errors=remount-ro', image, folder], quietly)
  mount()
  return {
    folder,
    /** From here on it can only be read, as after a failure of the hardware. */
    breakDown() {
      const device = execFileSync('findmnt', ['-n', '-o', 'SOURCE', folder], { encoding: 'utf8' })
      writeFileSync(`/sys/fs/ext4/${basename(device.trim())}/trigger_fs_error`, 'exercise')
    },
    /** Checked and mounted anew; nobody may use it meanwhile. */
    repair() {
      execFileSync('umount', [folder], quietly)
      try {
        execFileSync('fsck.ext4', ['-p', '-f', image], quietly)
      } catch {
        // It ends with 1 where it has mended something.
      }
      mount()
    },
    clear() {
      execFileSync('umount', ['-l', folder], quietly)
      rmSync(place, { recursive: true, force: true })
    },
  }
}
