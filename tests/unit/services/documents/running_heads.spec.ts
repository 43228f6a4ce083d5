import { test } from '@japa/runner'
import { withoutRunningHeads } from '#services/documents/extractors/running_heads'

const line = (text: string) => ({ text, y: 0, size: 10 })
const pagesOf = (count: number, page: (number: number) => string[]) =>
  Array.from({ length: count }, (_, index) => page(index + 1).map(line))
const kept = (pages: Array<Array<{ text: string }>>) =>
  withoutRunningHeads(pages as never).map((page) => page.map(({ text }) => text))

const BODY = ['first', 'second', 'third']
const body = (page: number) => BODY.map((word) => `The ${word} line of page ${'x'.repeat(page)}`)

test.group('Running heads', () => {
  test('a head stays once and page numbers go', ({ assert }) => {
    const pages = kept(pagesOf(5, (n) => ['My book', ...body(n), `Page ${n + 6} of 20`]))
    assert.deepEqual(pages[0], ['My book', ...body(1), 'Page 7 of 20'])
    assert.deepEqual(pages[1], body(2))
  })

  test('plain page numbers go on the first page too', ({ assert }) => {
    assert.deepEqual(kept(pagesOf(3, (n) => [...body(n), `${n}`]))[0], body(1))
  })

  test('heads that alternate from page to page go', ({ assert }) => {
    const pages = kept(pagesOf(8, (n) => [n % 2 ? 'My book' : 'By Ana', ...body(n)]))
    assert.deepEqual(
      pages.slice(2),
      pagesOf(8, body)
        .slice(2)
        .map((page) => page.map((l) => l.text))
    )
  })

  test('dates at the top of a diary’s pages stay', ({ assert }) => {
    const diary = pagesOf(6, (n) => [`${n * 3}/5/1987`, ...body(n)])
    assert.deepEqual(kept(diary)[5][0], '18/5/1987')
  })
})
