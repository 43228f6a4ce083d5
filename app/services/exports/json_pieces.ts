/** Lists are read and written in pieces, so that their length costs no memory. */

type Rows = AsyncIterable<object | AsyncIterable<string>>

/** A JSON array of these rows; a row may be written in pieces itself. */
export async function* jsonList(rows: Rows): AsyncGenerator<string> {
  let separator = '\n'
  yield '['
  for await (const row of rows) {
    yield separator
    if (Symbol.asyncIterator in row) yield* row
    else yield JSON.stringify(row, null, 2)
    separator = ',\n'
  }
  yield '\n]\n'
}

/** A JSON object that ends with a list. */
export async function* jsonWithList(object: object, name: string, rows: Rows) {
  yield `${JSON.stringify(object, null, 2).slice(0, -2)},\n  ${JSON.stringify(name)}: `
  yield* jsonList(rows)
  yield '}'
}

export async function* json(object: unknown) {
  yield `${JSON.stringify(object, null, 2)}\n`
}

export async function* text(content: string) {
  yield content
}

const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Every row, in the order of their ids, which is that of their creation; `page` reads what comes after an id. */
export async function* everyRow<Row extends { id: string }>(
  page: (after: string) => PromiseLike<Row[]>
): AsyncGenerator<Row> {
  for (let after = beforeAll; ;) {
    const rows = await page(after)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

export async function* mapped<Row, Result>(
  rows: AsyncIterable<Row>,
  change: (row: Row) => Result | Promise<Result>
): AsyncGenerator<Awaited<Result>> {
  for await (const row of rows) yield await change(row)
}
