import { readdir } from 'node:fs/promises'
import { temporaryFolder } from '#services/storage/temporary_files'

/** What this process has put aside at the moment. */
export async function temporaryFiles() {
  const names = await readdir(temporaryFolder())
  return names.filter((name) => name !== 'lock')
}
