/**
 * Attacks every regular expression of the sources, those that are put together too, with what `recheck` finds: a slower
 * and sharper look than the lint's. Ends with 1 where one takes more than linear time.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { check } from 'recheck'
import ts from 'typescript'

interface Found {
  source: string
  flags: string
  place: string
}

const root = new URL('../', import.meta.url)
const files = readdirSync(new URL('app', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `app/${file}`)

const found = [...files.flatMap(literalsIn), ...(await madeByModules())]
let superLinear = 0
const began = performance.now()
for (const { source, flags, place } of found) {
  const look = await check(source, flags, { timeout: 5000 })
  if (look.status === 'safe') continue
  const isVulnerable = look.status === 'vulnerable'
  if (isVulnerable) superLinear++
  console.log(`${isVulnerable ? look.complexity.summary : 'not known'}  ${place}`)
  console.log(`    /${source.slice(0, 160)}/${flags}  ${isVulnerable ? look.attack.pattern : ''}`)
}
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  `${found.length} regular expressions, ${superLinear} of them super-linear (${seconds} s)`
)
process.exit(superLinear ? 1 : 0)

function literalsIn(file: string) {
  const literals: Found[] = []
  const text = readFileSync(new URL(file, root), 'utf8')
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
      literals.push({ source, flags, place: `${file}:${line + 1}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return literals
}

/** Those that modules put together when they are loaded. */
async function madeByModules() {
  const made: Found[] = []
  const Native = RegExp
  const makers = files.filter((file) =>
    readFileSync(new URL(file, root), 'utf8').includes('new RegExp(')
  )
  for (const file of makers) {
    globalThis.RegExp = new Proxy(Native, {
      construct(target, given, itself) {
        const pattern = Reflect.construct(target, given, itself)
        made.push({ source: pattern.source, flags: pattern.flags, place: file })
        return pattern
      },
    })
    await import(new URL(file, root).href).finally(() => (globalThis.RegExp = Native))
  }
  return made
}
