import { join } from 'node:path'
import { generate } from './generated_files.mjs'
import { Failure, root, run } from './shell.mjs'
import { test } from './test.mjs'
import { build, toolchain } from './toolchain.mjs'

// Small young generations keep a server of this kind about a fifth smaller, at no measurable cost.
const memoryFlags = ['--max-semi-space-size=4']

const environment = (NODE_ENV) => ({
  NODE_ENV: process.env.NODE_ENV ?? NODE_ENV,
  ENV_PATH: process.env.ENV_PATH ?? root,
})

function ready() {
  const node = toolchain()
  build(node)
  return node
}

function serve(node, hints = []) {
  return run(node, [...memoryFlags, join(root, 'build/bin/server.js')], {
    env: environment('production'),
    onMessage: ({ listening }) => {
      if (!listening) return
      console.log(`\n  CloneMemoria is ready: ${listening}`)
      const admin =
        'Sign up there; to make yourself the first admin, run: npm run ace -- admin:grant YOUR@EMAIL'
      for (const line of [...hints, admin]) console.log(`  ${line}`)
      console.log('')
    },
  })
}

async function demo() {
  const node = ready()
  const code = await run(node, [join(root, 'build/bin/console.js'), 'demo:fill'], {
    env: environment('production'),
  })
  if (code !== 0)
    throw new Failure('The demo account could not be filled. The lines above say why.')
  return serve(node, ['Log in as demo@clonememoria.example with the password "talk to them".'])
}

function report(files) {
  console.log(
    files.length > 0 ? `Made anew: ${files.join(', ')}.` : 'All generated files were up to date.'
  )
}

const tool =
  (path, ...before) =>
  (args) =>
    run(toolchain(), [join('node_modules', path), ...before, ...args])

export const commands = {
  'start': () => serve(ready()),
  'dev': (args) =>
    run(toolchain(), ['ace.js', 'serve', '--hmr', ...args], { env: environment('development') }),
  demo,
  test,
  'setup': () => void ready(),
  'bench': ([name, ...args]) => {
    if (!name)
      throw new Failure(
        'Name a benchmark: npm run bench -- answers, recall, refusals, search, documents, imports, replies, speech, memory, admin, start, vectors, regular_expressions or faults.'
      )
    return run(ready(), ['--import=@poppinss/ts-exec', join(root, `bench/${name}.ts`), ...args], {
      env: environment('production'),
    })
  },
  'generate': () => report(generate(toolchain())),
  'ace': (args) => run(toolchain(), ['ace.js', ...args], { env: environment('production') }),
  'lint': tool('eslint/bin/eslint.js', '.'),
  'format': tool('prettier/bin/prettier.cjs', '--write', '.'),
  'format:check': tool('prettier/bin/prettier.cjs', '--check', '.'),
  'typecheck': tool('typescript/bin/tsc', '--noEmit'),
}
