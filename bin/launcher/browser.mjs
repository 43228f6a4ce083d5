import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Failure, aptInstall, onPath, root } from './shell.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** An installed Chrome or Chromium, else Debian's, else Playwright's own download. */
export function browser(node) {
  const path = process.env.CHROMIUM_PATH ?? onPath(...names) ?? debian() ?? playwrights(node)
  if (!path)
    throw new Failure(
      'The tests need Chromium. Install Chrome or Chromium, or set CHROMIUM_PATH to one, and run npm test again.'
    )
  return path
}

const debian = () =>
  aptInstall("Installing Debian's Chromium", 'chromium', 'fonts-dejavu-core')
    ? onPath('chromium')
    : null

function playwrights(node) {
  console.log("› Getting Playwright's Chromium …")
  spawnSync(node, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
  })
  const script =
    'import("playwright-core").then(({ chromium }) => console.log(chromium.executablePath()))'
  const { stdout } = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' })
  const path = stdout?.trim()
  return path && spawnSync(path, ['--version']).status === 0 ? path : null
}
