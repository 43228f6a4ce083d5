import Bowser from 'bowser'

/** Another name is what somebody calls a program of their own. */
const browsers = new Set(Object.values(Bowser.BROWSER_MAP))

/** What a person would call the device behind a `User-Agent`: "Firefox on Windows". */
export function deviceName(userAgent: string | null) {
  if (!userAgent) return 'A browser'
  if (userAgent.startsWith('curl/')) return 'curl'
  const { browser, os, platform } = Bowser.parse(userAgent)
  const apples: Record<string, string> = { macOS: 'a Mac', iOS: `an ${platform.model ?? 'iPhone'}` }
  const name = browserName(browser.name)
  return os.name ? `${name} on ${apples[os.name] ?? os.name}` : name
}

function browserName(name = '') {
  return browsers.has(name) ? name.replace(/^Microsoft | for Android$/g, '') : 'A browser'
}
