import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { androidChat } from '#tests/support/exports'
import { jpeg } from '#tests/support/pictures'
import { launchChromium } from '#tests/support/chromium'
import { startServer, type RunningServer } from '#tests/support/running_server'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const book = 'database/demo/documents/franklin_autobiography.pdf'
const phone = { width: 390, height: 800 }

const memories = [
  'Rui was born in Porto in 1951. He grew up two streets away from the Douro.',
  'Dad taught me to ride a bike on the beach at Matosinhos when I was six.',
  'He worked as a carpenter for thirty years and loved the smell of pine.',
]

const stories = `14/05/2021, 09:01 - Maria: My first teacher was my aunt Rosa, when I was five.
14/05/2021, 09:02 - Rui: ok
14/05/2021, 09:03 - Maria: God willing, I will see you at Christmas ❤️
14/05/2021, 09:04 - Maria: God willing, it does not rain. Hahaha
14/05/2021, 09:05 - Maria: Good night my dear, God willing you sleep well!
`

/** The token that a mail about a forgotten password would bring to somebody of this server. */
function resetToken({ folder }: RunningServer) {
  const token = randomUUID()
  const database = new DatabaseSync(`${folder}/clonememoria.sqlite`)
  database.exec('PRAGMA busy_timeout = 5000')
  database
    .prepare(
      `INSERT INTO password_resets (id, user_id, token_hash, expires_at, created_at)
       SELECT ?, id, ?, '2999-01-01 00:00:00.000', created_at FROM users LIMIT 1`
    )
    .run(randomUUID(), createHash('sha256').update(token).digest('hex'))
  database.close()
  return token
}

test.group('Journeys', (group) => {
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

  /** A page of its own, and what its console complained about. */
  async function open(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ baseURL: server.url, ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    return { page, complaints, close: () => context.close() }
  }

  async function signUp(page: Page) {
    await page.goto('/signup')
    await page.fill('#email', `ines-${crypto.randomUUID()}@example.com`)
    await page.fill('#password', 'a carpenter from Porto')
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL('**/dashboard')
  }

  async function makeClone(page: Page, name = 'Rui Ferreira') {
    await page.goto('/clones/new')
    await page.fill('#name', name)
    await page.fill('#description', 'My father, a carpenter from Porto')
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(/\/clones\/[0-9a-f-]{36}$/)
    return new URL(page.url()).pathname
  }

  async function teach(page: Page, clone: string) {
    await page.goto(`${clone}/memories`)
    for (const [index, memory] of memories.entries()) {
      await page.fill('#memory-form [name=content]', memory)
      await page.locator('#memory-form button[type=submit]').click()
      await page.locator('#memories > *').nth(index).waitFor()
    }
  }

  async function addBook(page: Page, clone: string) {
    await page.goto(`${clone}/documents`)
    await page.setInputFiles('#document-file-form input[type=file]', book)
    await page.locator('#document-file-form button[type=submit]').click()
    await page.locator('#documents >> text=franklin_autobiography').first().waitFor()
  }

  /** Looks into a chat; it waits for a choice then. */
  async function lookInto(page: Page, clone: string) {
    await page.goto(`${clone}/imports/new`)
    const consent = page.locator('button:has-text("I may import chats")')
    if ((await consent.count()) > 0) await consent.click()
    const buffer = Buffer.from(androidChat + stories)
    const file = { name: 'WhatsApp Chat with Maria.txt', mimeType: 'text/plain', buffer }
    await page.setInputFiles('#file', file)
    await page.locator('#import-file-form button[type=submit]').click()
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  }

  async function ask(page: Page, question: string) {
    await page.fill('#message-content', question)
    await page.locator('.composer-send').click()
    const reply = page.locator('#messages [data-growing]')
    await page.locator('#messages details, #messages .sources').last().waitFor()
    await reply.waitFor({ state: 'detached' })
    return page.locator('#messages').innerText()
  }

  async function accessible(page: Page, assert: Assert) {
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (globalThis as any).axe.run())
    const found = violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`)
    assert.deepEqual(found, [], `on ${page.url()}`)
    const width = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
    assert.isAtMost(width as number, 0, `wider than the screen: ${page.url()}`)
  }

  test('she makes a clone of her father, teaches it, and reads a streamed answer that says where it knows it from', async ({
    assert,
  }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page)
    await teach(page, clone)
    await addBook(page, clone)
    await page.locator('#documents >> text=Ready').first().waitFor()
    await page.goto(`${clone}/chat`)
    const talk = await ask(page, 'Who taught me to ride a bike?')
    assert.include(talk, 'I taught you to ride a bike on the beach at Matosinhos')
    assert.match(page.url(), /\/chat\/[0-9a-f-]{36}$/)
    await page.reload()
    assert.include(await page.locator('#messages').innerText(), 'I taught you to ride a bike')
    assert.deepEqual(complaints, [])
    await close()
  }).timeout(120_000)

  test('the same without JavaScript, on a phone', async ({ assert }) => {
    const { page, close } = await open({ javaScriptEnabled: false, viewport: phone })
    await signUp(page)
    const clone = await makeClone(page)
    await teach(page, clone)
    await addBook(page, clone)
    await page.goto(`${clone}/chat`)
    await page.fill('#message-content', 'Where were you born?')
    await page.locator('.composer-send').click()
    await page.waitForURL(/#message-/)
    assert.include(await page.locator('#messages').innerText(), 'I was born in Porto in 1951')
    await close()
  }).timeout(120_000)

  test('she gives her clone a picture, and tries its settings out', async ({ assert }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page)
    await teach(page, clone)
    await page.goto(`${clone}/settings`)
    const picture = { name: 'rui.jpg', mimeType: 'image/jpeg', buffer: await jpeg() }
    await page.setInputFiles('#picture-file', picture)
    await page.locator('#picture img[src^="blob:"]').waitFor()
    await page.locator('#picture button:has-text("Save the picture")').click()
    await page.locator('.clone-header img[src^="/avatars/"]').waitFor()
    await page.locator('#temperature').fill('1.5')
    await page.fill('#question', 'Where were you born?')
    await page.locator('#preview button').click()
    await page.locator('#answer >> text=born in Porto').waitFor()
    await page.locator('#settings-form button:has-text("Save")').click()
    await page.locator('.notice >> text=saved').waitFor()
    assert.equal(await page.inputValue('#temperature'), '1.5')
    await page.goto('/dashboard')
    assert.equal(await page.locator('.clone-card img.avatar').count(), 1)
    assert.deepEqual(complaints, [])
    await close()
  }).timeout(60_000)

  test('she follows a citation to its place, tests the search, and takes a change back', async ({
    assert,
  }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page)
    await teach(page, clone)
    await page.goto(`${clone}/chat`)
    await ask(page, 'Who taught me to ride a bike?')
    await page.locator('.sources summary').first().click()
    await page.locator('.source-facts a').first().click()
    await page.waitForURL(/\/memories\?memory=/)
    assert.include(await page.locator('.memory:has(:target)').innerText(), 'Matosinhos')

    await page.goto(`${clone}/test-bench`)
    await page.fill('#q', 'Who worked as a carpenter?')
    await page.locator('.bench-form button').click()
    const best = page.locator('.bench-passage').first()
    assert.equal(await best.locator('mark').first().innerText(), 'worked')

    await page.goto(`${clone}/edit`)
    await page.fill('#name', 'Somebody else')
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForURL(`**${clone}`)
    await page.goto(`${clone}/versions/compare`)
    await page.fill('#question', 'Where were you born?')
    await page.locator('#ask button').click()
    await page.locator('.version-answer').nth(1).waitFor()
    assert.lengthOf(await page.locator('.version-answer').all(), 2)
    await page.locator('text=Restore version 1').click()
    await page.locator('text=is as in version 1 again').waitFor()
    assert.equal(await page.locator('.clone-header-name').innerText(), 'Rui Ferreira')
    assert.isEmpty(complaints)
    await close()
  }).timeout(60_000)

  test('after a deletion the keyboard goes on in the list', async ({ assert }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page)
    await teach(page, clone)
    await page.goto(`${clone}/memories`)
    const focused = () => page.evaluate('document.activeElement.id')
    const rows = () =>
      page.locator('#memories > li').evaluateAll((all) => all.map(({ id }: any) => id))
    for (let left = memories.length; left > 0; left--) {
      const [first, second] = await rows()
      await page.locator(`#${first} summary.button-danger`).focus()
      await page.keyboard.press('Enter')
      await page.locator(`#${first} .confirm-body button`).focus()
      await page.keyboard.press('Enter')
      await page.locator(`#${first}`).waitFor({ state: 'detached' })
      assert.equal(await focused(), second ?? 'memories-title')
    }
    assert.isEmpty(complaints)
    await close()
  }).timeout(60_000)

  test('a file that is dropped onto the field is added', async ({ assert }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page)
    await page.goto(`${clone}/documents`)
    const box = (await page.locator('#file').boundingBox())!
    const devtools = await page.context().newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [], files: [resolve(book)], dragOperationsMask: 1 },
      })
    }
    await page.locator('#document-file-form button').click()
    await page.locator('#documents >> text=Ready').first().waitFor()
    assert.include(await page.locator('#documents').innerText(), 'franklin')
    assert.isEmpty(complaints)
    await close()
  }).timeout(60_000)

  test('she allows a voice, and listens to a reply in the one she chose', async ({ assert }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page)
    await teach(page, clone)
    await page.goto(`${clone}/chat`)
    await ask(page, 'Where were you born?')
    await page.locator('#messages .speech-control').click()
    await page.waitForURL('**/account/consents#voice_processing')
    await page.check('#voice_processing')
    await page.locator('main form button').click()
    await page.locator('.notice >> text=saved').waitFor()

    await page.goto(`${clone}/settings`)
    await page.selectOption('#tts_voice_id', 'awb')
    const sample = page.locator('.voice-choice button')
    await sample.click()
    await page.locator('.voice-choice button:has-text("Stop")').waitFor()
    await page.locator('#settings-form button:has-text("Save")').click()
    await page.locator('.notice >> text=saved').waitFor()

    await page.goto(`${clone}/chat`)
    await ask(page, 'What was your work?')
    const buttons = page.locator('#messages button.speech-control')
    await buttons.nth(1).waitFor()
    await buttons.nth(0).press('Enter')
    await page.locator('#messages button:has-text("Stop")').waitFor()
    await buttons.nth(1).click()
    await page.locator('.speech >> nth=1 >> button:has-text("Stop")').waitFor()
    assert.include(await buttons.nth(0).innerText(), 'Listen')
    await page.locator('.speech >> nth=1 >> button:has-text("Listen")').waitFor()
    assert.deepEqual(complaints, [])
    await close()
  }).timeout(120_000)

  test('she imports a chat, chooses who it is, and keeps what she accepts', async ({ assert }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const clone = await makeClone(page, 'Maria Alves')
    await page.goto(`${clone}/memories`)
    await page.locator('a:has-text("Import a chat")').click()
    await lookInto(page, clone)
    await page.locator('#import-decision').waitFor()
    assert.equal(await page.inputValue('#speaker'), 'Maria')
    await page.locator('#words-none').check()
    await page.locator('#import-decision button[type=submit]').click()
    const memory = page.locator('.suggestion-memory').first()
    await memory.locator('textarea').fill('I was born in Porto.')
    await memory.locator('button:has-text("Accept")').click()
    await page.locator('.suggestion-memory .state-ready').first().waitFor()
    await page.locator('.suggestion-memory button:has-text("Reject")').first().click()
    await page.locator('.suggestion-memory >> text=Rejected').first().waitFor()
    await page.locator('.suggestion-phrase button:has-text("Accept")').first().click()
    await page.locator('.suggestion-phrase .state-ready').first().waitFor()
    await page.locator('.suggestion-tone button:has-text("Accept")').click()
    await page.locator('.suggestion-tone .state-ready').waitFor()
    await page.goto(`${clone}/memories`)
    assert.include(await page.locator('#memories').innerText(), 'I was born in Porto.')
    assert.equal(await page.locator('#memories > *').count(), 1)
    await page.locator('#imports a').click()
    await page.locator('.import > .row-actions summary').click()
    await page.locator('button:has-text("Yes, forget it")').click()
    await page.waitForURL('**/memories')
    assert.equal(await page.locator('#memories > *').count(), 0)
    assert.deepEqual(complaints, [])
    await close()
  }).timeout(60_000)

  test('a chat is imported without JavaScript, on a phone', async ({ assert }) => {
    const { page, close } = await open({ javaScriptEnabled: false, viewport: phone })
    await signUp(page)
    const clone = await makeClone(page, 'Maria Alves')
    await lookInto(page, clone)
    const lookAgain = async (selector: string) => {
      for (let n = 0; n < 50 && (await page.locator(selector).count()) === 0; n++) {
        await page.waitForTimeout(200)
        await page.reload()
      }
    }
    await lookAgain('#import-decision')
    await page.locator('#import-decision button[type=submit]').click()
    await lookAgain('#suggested-memories')
    const accept = page.locator('.suggestion-memory button:has-text("Accept")').first()
    await accept.click()
    await page.waitForURL(/#suggestion-/)
    assert.equal(await page.locator('.suggestion-memory .state-ready').count(), 1)
    await page.goto(`${clone}/memories`)
    assert.include(await page.locator('#memories').innerText(), 'Yes, my sister Inês')
    await close()
  }).timeout(60_000)

  test('HTML in names and messages is text', async ({ assert }) => {
    const { page, complaints, close } = await open()
    await signUp(page)
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const clone = await makeClone(page, hostile)
    assert.include(await page.locator('main').innerText(), hostile)
    await page.goto(`${clone}/memories`)
    await page.fill('#memory-form [name=content]', `Rui said: ${hostile}`)
    await page.locator('#memory-form button[type=submit]').click()
    await page.locator('#memories > *').first().waitFor()
    assert.include(await page.locator('#memories').innerText(), hostile)
    assert.notMatch(await page.title(), /^[12]$/)
    assert.deepEqual(complaints, [])
    await close()
  }).timeout(60_000)

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [{ width: 1280, height: 800 }, phone]) {
      test(`every page is accessible, ${colorScheme}, ${viewport.width} px`, async ({ assert }) => {
        const { page, close } = await open({
          colorScheme,
          viewport,
          reducedMotion: 'reduce',
          bypassCSP: true,
        })
        for (const path of [
          '/',
          '/signup',
          '/login',
          '/password/forgotten',
          '/problems/not-found',
          '/nowhere',
        ]) {
          await page.goto(path)
          await accessible(page, assert)
        }
        await signUp(page)
        await accessible(page, assert)
        const clone = await makeClone(page)
        await teach(page, clone)
        await addBook(page, clone)
        await page.locator('#documents >> text=Ready').first().waitFor()
        await page.goto(`${clone}/chat`)
        await ask(page, 'Where were you born?')
        await page.locator('.sources summary').first().click()
        await accessible(page, assert)
        await page.goto('/account/consents')
        await page.check('#voice_processing')
        await page.locator('main form button').click()
        await page.goto(`${clone}/chat`)
        await accessible(page, assert)
        for (const path of [
          '',
          '/memories',
          '/documents',
          '/settings',
          '/edit',
          '/versions',
          '/versions/compare',
          '/test-bench?q=Porto',
        ]) {
          await page.goto(clone + path)
          await accessible(page, assert)
        }
        for (const [list, link] of [
          ['/documents', '#documents a[href*="/documents/"]'],
          ['/memories', '#memories a[href$="/edit"]'],
        ]) {
          await page.goto(clone + list)
          await page.locator(link).first().click()
          await page.waitForURL((url) => url.pathname.length > (clone + list).length + 1)
          await accessible(page, assert)
        }
        await page.goto(`${clone}/imports/new`)
        await accessible(page, assert)
        await lookInto(page, clone)
        await page.locator('#import-decision').waitFor()
        await accessible(page, assert)
        await page.selectOption('#speaker', 'Maria')
        await page.locator('#import-decision button[type=submit]').click()
        await page.locator('#suggested-memories').waitFor()
        await accessible(page, assert)
        for (const path of ['/dashboard', '/clones/new', '/account']) {
          await page.goto(path)
          await accessible(page, assert)
        }
        await page.context().clearCookies()
        await page.goto(`/password/reset/${resetToken(server)}`)
        await page.locator('#password').waitFor()
        await accessible(page, assert)
        await close()
      }).timeout(120_000)
    }
  }
})
