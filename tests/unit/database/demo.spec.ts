import { readdir, readFile, stat } from 'node:fs/promises'
import { test } from '@japa/runner'
import { extractText } from 'unpdf'
import { type DemoPerson, demoPeople } from '../../../database/demo/people.js'

const DEMO = new URL('../../../database/demo/', import.meta.url)
const DOCUMENTS = new URL('documents/', DEMO)
const MEMORY_LIMIT = 20_000
const TITLE_LIMIT = 200
const SIZE_LIMIT_BYTES = 400 * 1024

test.group('Demo people', () => {
  for (const person of demoPeople) {
    test(`${person.name} fits the limits of a clone`, ({ assert }) => {
      assert.isAtMost(person.name.length, 100)
      assert.isAtMost(person.description.length, 2000)
      for (const value of Object.values(person.tone)) assert.isTrue(value >= 0 && value <= 1)
    })

    test(`${person.name} has memories within the limits and with real dates`, ({ assert }) => {
      assert.isTrue(person.memories.length >= 6 && person.memories.length <= 10)
      for (const { title, content, occurredAt } of person.memories) {
        assert.isAtMost(title?.length ?? 0, TITLE_LIMIT)
        assert.isTrue(content.length > 0 && content.length <= MEMORY_LIMIT)
        if (occurredAt) assert.equal(new Date(occurredAt).toISOString().slice(0, 10), occurredAt)
      }
    })

    test(`${person.name} has documents that can be read`, async ({ assert }) => {
      for (const { title, file } of person.documents) {
        const text = await readDocument(file)
        assert.isAtMost(title.length, TITLE_LIMIT)
        assert.isAbove(text.split(' ').length, 900)
        assert.notInclude(text, '\0')
      }
    })

    test(`${person.name} can be asked what the sources answer`, async ({ assert }) => {
      assert.isTrue(person.checks.length >= 8 && person.checks.length <= 12)
      for (const { question, expect, source } of person.checks) {
        assert.match(await readSource(person, source), caseBlind(expect), question)
      }
    })

    test(`${person.name} opens with a talk and has two questions without an answer`, ({
      assert,
    }) => {
      assert.isAbove(person.conversation.questions.length, 2)
      assert.lengthOf(person.neverTaught, 2)
    })
  }

  test('no title is used twice by one person, so that a source is found by its title', ({
    assert,
  }) => {
    for (const { memories, documents } of demoPeople) {
      const titles = [...memories, ...documents].map(({ title }) => title)
      assert.lengthOf(new Set(titles), titles.length)
    }
  })

  test('the PDF holds every paragraph of the text it was made from', async ({ assert }) => {
    const printed = await readDocument('franklin_autobiography.pdf')
    const text = await readFile(new URL('franklin_autobiography.md', DOCUMENTS), 'utf8')
    for (const paragraph of text.split(/\n\n+/).slice(1)) {
      assert.include(printed, oneLine(paragraph.replace(/^#+ /, '')))
    }
  })

  test('no page of the PDF ends within a sentence', async ({ assert }) => {
    const [, ...pages] = await readPages('franklin_autobiography.pdf')
    assert.isAtLeast(pages.length, 8)
    for (const page of pages) assert.match(page, /[.!?]”?\n\d+$/)
  })

  test('the demo stays small', async ({ assert }) => {
    const names = await readdir(DEMO, { recursive: true })
    const files = await Promise.all(names.map((name) => stat(new URL(name, DEMO))))
    assert.isBelow(
      files.reduce((sum, file) => sum + file.size, 0),
      SIZE_LIMIT_BYTES
    )
  })
})

async function readSource(person: DemoPerson, title: string): Promise<string> {
  const memory = person.memories.find((candidate) => candidate.title === title)
  if (memory) return memory.content
  const document = person.documents.find((candidate) => candidate.title === title)
  if (!document) throw new Error(`${person.name} has no source "${title}"`)
  return readDocument(document.file)
}

async function readDocument(file: string): Promise<string> {
  if (!file.endsWith('.pdf')) return oneLine(decodeStrictly(await readBytes(file)))
  const pages = await readPages(file)
  return oneLine(pages.map((page) => page.replace(/\n\d+$/, '')).join('\n'))
}

async function readPages(file: string): Promise<string[]> {
  const { text } = await extractText(await readBytes(file))
  return text
}

async function readBytes(file: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(file, DOCUMENTS)))
}

/** @throws TypeError when the bytes are not UTF-8 */
function decodeStrictly(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function caseBlind(expected: RegExp | string): RegExp {
  if (expected instanceof RegExp) return new RegExp(expected, 'i')
  return new RegExp(RegExp.escape(expected), 'i')
}
