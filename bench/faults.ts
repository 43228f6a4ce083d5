import { readdir } from 'node:fs/promises'
import type { Exercise } from './faults/exercise.js'

/**
 * Harms running servers in one way after the other and tells what held: `npm run bench -- faults [NAME …]`, where a name
 * is that of a file in `bench/faults`. Ends with 1 where something did not hold.
 */
const folder = new URL('faults/', import.meta.url)
const known = (await readdir(folder))
  .filter((file) => file !== 'exercise.ts' && file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''))
  .sort()
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length)
  throw new Error(`No exercise is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`)

let broken = 0
for (const name of asked.length ? asked : known) {
  const { default: exercise }: { default: Exercise } = await import(`./faults/${name}.js`)
  console.log(`\n${exercise.title} (${name})`)
  const obstacle = exercise.obstacle?.()
  if (obstacle) {
    console.log(`  left out: ${obstacle}`)
    continue
  }
  for (const { what, measured, holds } of await exercise.run()) {
    if (!holds) broken++
    console.log(`  ${holds ? 'holds ' : 'BROKEN'}  ${what}: ${measured}`)
  }
}
console.log(broken ? `\n${broken} did not hold` : '\nAll held')
process.exit(broken ? 1 : 0)
