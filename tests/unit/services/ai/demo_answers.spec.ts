import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { generateText } from 'ai'
import { demoPeople, type DemoPerson } from '#database/demo/people'
import {
  DummyLanguageModel,
  groundedOptions,
  type GroundedPassage,
} from '#services/ai/drivers/dummy_language_model'
import { splitIntoPassages } from '#services/text/passage_splitter'
import { retrieve, type TaughtPerson } from '#tests/unit/services/ai/taught_people'

const model = new DummyLanguageModel()

/** The text of a document without its Markdown, as reading it would leave it. */
function textOf(file: string) {
  const source = new URL(`../../../../database/demo/documents/${file}`, import.meta.url)
  return readFileSync(source, 'utf8').replace(/^#+ /gm, '')
}

function passagesOf(person: DemoPerson): GroundedPassage[] {
  const sources = [
    ...person.memories.map(({ title, content }) => ['memory', title, content] as const),
    ...person.documents.map(
      ({ title, file }) => ['document', title, textOf(file.replace('.pdf', '.md'))] as const
    ),
  ]
  return sources.flatMap(([sourceType, sourceTitle, text]) =>
    splitIntoPassages(text).map(({ content, start }) => ({
      id: `${sourceTitle}-${start}`,
      sourceType,
      sourceTitle,
      content,
      similarity: null,
      score: 0,
    }))
  )
}

async function ask(taught: TaughtPerson, prompt: string) {
  const passages = retrieve(taught, prompt)
  const { text, finalStep } = await generateText({
    model,
    prompt,
    providerOptions: groundedOptions({
      clone: taught.clone,
      tone: { warmth: 0.5, humor: 0, formality: 0.5 },
      passages,
    }),
  })
  return { text, verdict: finalStep.providerMetadata?.dummy?.verdict }
}

/** By words alone, which is quick; `npm run bench -- answers` asks in the way that pages do. */
test.group('Demo answers', () => {
  const people = demoPeople.map((person) => ({
    person,
    taught: { clone: person, passages: passagesOf(person) },
  }))

  test('most of what was taught is answered with the words expected', async ({ assert }) => {
    let right = 0
    for (const { person, taught } of people) {
      for (const { question, expect } of person.checks) {
        const { text } = await ask(taught, question)
        if (new RegExp(expect, 'i').test(text)) right++
      }
    }
    assert.isAtLeast(right, 42)
  })

  test('what was never taught is not answered', async ({ assert }) => {
    for (const { person, taught } of people) {
      for (const question of person.neverTaught) {
        assert.equal((await ask(taught, question)).verdict, 'untold', question)
      }
    }
  })

  test('no heading, date of a letter or signature is said as an answer', async ({ assert }) => {
    for (const { person, taught } of people) {
      for (const { question } of person.checks) {
        const { text } = await ask(taught, question)
        assert.notMatch(
          text,
          /(^|[.!?] )(\p{Lu}\p{L}+ ){1,3}\d{4}\.( |$)|Your father\.$/u,
          question
        )
      }
    }
  })
})
