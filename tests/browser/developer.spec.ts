import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '#tests/support/chromium'
import { startServer, type RunningServer } from '#tests/support/running_server'

const run = promisify(execFile)

test.group('A developer', (group) => {
  let server: RunningServer
  let browser: Browser

  group.setup(async () => {
    server = await startServer()
    browser = await launchChromium()
    return async () => {
      await browser.close()
      await server.stop()
      server.clear()
    }
  })

  async function member(options: { javaScriptEnabled?: boolean; permissions?: string[] } = {}) {
    const context = await browser.newContext({ baseURL: server.url, ...options })
    const page = await context.newPage()
    await page.goto('/signup')
    await page.fill('#email', `ines-${crypto.randomUUID()}@example.com`)
    await page.fill('#password', 'a carpenter from Porto')
    await submit(page, 'main form')
    await page.waitForURL('**/dashboard')
    await page.goto('/clones/new')
    await page.fill('#name', 'Rui Ferreira')
    await submit(page, 'main form')
    await page.waitForURL(/\/clones\/[0-9a-f-]{36}$/)
    await page.goto('/developer')
    return { page, close: () => context.close() }
  }

  const submit = (page: Page, form: string) => page.locator(`${form} button[type=submit]`).click()

  async function createKey(page: Page) {
    await page.fill('#label', 'Website')
    await page.check('#scope-chat')
    await submit(page, '#key-form')
    return (await page.locator('#raw-key').textContent())!
  }

  test('copies the new key out of its dialog, which does not come back', async ({ assert }) => {
    const { page, close } = await member({ permissions: ['clipboard-read', 'clipboard-write'] })
    const rawKey = await createKey(page)
    assert.equal(await page.locator('dialog:modal').count(), 1)
    await page.getByRole('button', { name: 'Copy the key' }).click()
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), rawKey)
    await page.getByRole('button', { name: 'I have kept it' }).click()
    assert.equal(await page.locator('dialog:modal').count(), 0)
    await page.reload()
    assert.notInclude(await page.content(), rawKey)
    await close()
  })

  test('has the key selected where the clipboard is closed', async ({ assert }) => {
    const { page, close } = await member()
    await page.addInitScript(`
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))
      document.execCommand = () => false
    `)
    const rawKey = await createKey(page)
    await page.getByRole('button', { name: 'Copy the key' }).click()
    await page.getByRole('status').filter({ hasText: 'Selected' }).waitFor()
    assert.equal(await page.evaluate('getSelection().toString()'), rawKey)
    await close()
  })

  test('runs the quick start as it stands there', async ({ assert }) => {
    const { page, close } = await member()
    const rawKey = await createKey(page)
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByRole('tab', { name: 'JavaScript' }).click()
    const code = await page.locator('#code-javascript').innerText()
    const env = { ...process.env, CLONEMEMORIA_KEY: rawKey }
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { env })
    assert.isAbove(stdout.trim().length, 10)
    await close()
  })

  test('moves between the languages with the arrow keys', async ({ assert }) => {
    const { page, close } = await member()
    await page.getByRole('tab', { name: 'curl' }).focus()
    const shown: string[] = []
    for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key)
      shown.push((await page.locator('[role=tab]:focus').textContent())!)
      assert.equal(await page.locator('[role=tabpanel]:visible').count(), 1)
    }
    assert.deepEqual(shown, ['JavaScript', 'Python', 'curl', 'Python'])
    await close()
  })

  test('needs no JavaScript to make, rotate and revoke a key', async ({ assert }) => {
    const { page, close } = await member({ javaScriptEnabled: false })
    const rawKey = await createKey(page)
    assert.match(rawKey, /^cmk_/)
    assert.equal(await page.locator('.snippet:visible').count(), 3)
    await page.reload()
    assert.equal(await page.locator('#raw-key').count(), 0)
    await page.getByRole('link', { name: 'Usage of Website' }).click()
    await page.selectOption('#grace_seconds', '0')
    await submit(page, '#rotate')
    const successor = await page.locator('#raw-key').textContent()
    assert.notEqual(successor, rawKey)
    assert.equal(await page.locator('.key-revoked').count(), 1)
    const active = page.locator('.key-active')
    await active.locator('summary').click()
    await active.getByRole('button', { name: 'Yes, revoke' }).click()
    assert.equal(await page.locator('.key-revoked').count(), 2)
    await close()
  })
})
