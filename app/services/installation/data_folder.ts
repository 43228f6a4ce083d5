import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import StartFailure from '#exceptions/start_failure'

const { R_OK, W_OK, X_OK } = constants

/** What is in it from an earlier start, and has to be usable too. */
const contents: Array<[name: string, mode: number]> = [
  ['app_key', R_OK],
  ...['clonememoria.sqlite', 'volatile.sqlite'].flatMap((name) =>
    ['', '-wal', '-shm'].map((part): [string, number] => [`${name}${part}`, R_OK | W_OK])
  ),
  ['uploads', R_OK | W_OK | X_OK],
]

/**
 * Makes sure of the folder that holds all data, and makes it where it is missing.
 * @returns its path
 * @throws StartFailure where it, or something in it, can't be used
 */
export function openDataFolder(folder: string) {
  inDataFolder(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  look(folder, R_OK | W_OK | X_OK)
  for (const [name, mode] of contents) {
    const path = join(folder, name)
    if (existsSync(path)) look(path, mode)
  }
  return folder
}

/** Does what needs the folder at start. @throws StartFailure where the disk or the system refuses */
export function inDataFolder<T>(path: string, work: () => T) {
  try {
    return work()
  } catch (error) {
    const reason = refusals[(error as NodeJS.ErrnoException).code ?? '']
    throw reason ? new StartFailure(reason(path), { cause: error }) : error
  }
}

const look = (path: string, mode: number) => inDataFolder(path, () => accessSync(path, mode))

const elsewhere = 'or set DATA_DIR to another folder'

const forbidden = (path: string) =>
  `This user${uid(process.getuid?.())} may not write ${path}${ownerOf(path)}. Give the data folder to this user, ${elsewhere}.`

const readOnly = (path: string) =>
  `${path} is on a disk that is read-only, so nothing could be stored. Make it writable, ${elsewhere}.`

const noFolder = (path: string) =>
  `DATA_DIR is ${path}, and a file stands in its place. Move that file away, ${elsewhere}.`

const noRoom = (path: string) =>
  `There is no room left on the disk of ${path}. Make room, ${elsewhere}.`

const refusals: Record<string, (path: string) => string> = {
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: readOnly,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
}

const uid = (id: number | undefined) => (id === undefined ? '' : ` (uid ${id})`)

function ownerOf(path: string) {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid
  return owner === undefined || owner === process.getuid?.()
    ? ''
    : `, which belongs to uid ${owner}`
}
