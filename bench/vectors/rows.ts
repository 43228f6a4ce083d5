import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { load } from 'sqlite-vec'
import { MetricKind, exactSearch } from 'usearch'
import type { Candidate } from './rounds.js'

declare const WebAssembly: {
  Memory: new (limits: { initial: number }) => { buffer: ArrayBuffer }
  Module: new (bytes: Uint8Array) => object
  Instance: new (
    module: object,
    imports: object
  ) => {
    exports: {
      multiply(rows: number, query: number, products: number, count: number, width: number): void
    }
  }
}

export const width = 512
const wanted = 50
const pageBytes = 65_536
/** Rows that stay in the processor's cache. */
const cached = 512

/** Rows of whole numbers from -127 to 127, as the vectors of passages are kept. */
export function randomRows(count: number) {
  let seed = 1
  const rows = new Int8Array(count * width)
  for (let i = 0; i < rows.length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    rows[i] = (seed >>> 16) % 255 || 127
    if (i % width === 0) rows[i] = 127
  }
  return rows
}

/** What tells how alike the query each row is; the ranking of passages needs that of all. */
export function everyScore(rows: Int8Array, query: Int8Array): Candidate[] {
  const count = rows.length / width
  return [
    { name: 'usearch, the other way round', run: () => distances(rows, query) },
    { name: 'usearch, all sorted', run: () => nearest(rows, query, count) },
    { name: 'WebAssembly, rows in its memory', run: webassembly(rows, query, count) },
    { name: 'WebAssembly, rows copied there', run: webassembly(rows, query, cached) },
    { name: 'Int8Array', run: () => plainProducts(rows, query) },
    { name: 'Float32Array', run: plainly(Float32Array.from(rows), Float32Array.from(query)) },
    { name: 'sqlite-vec, vec_distance_cosine', run: distancesInSqlite(rows, query) },
  ]
}

/** What finds the 50 nearest alone. */
export function theNearest(rows: Int8Array, query: Int8Array): Candidate[] {
  return [
    { name: 'usearch, the other way round', run: () => distances(rows, query) },
    { name: 'usearch', run: () => nearest(rows, query, wanted) },
    { name: 'sqlite-vec, vec0', run: nearestInSqlite(rows, query) },
  ]
}

/** As the vector matrix has it. */
const distances = (rows: Int8Array, query: Int8Array) =>
  exactSearch(query, rows, width, 1, MetricKind.IP, 1)

const nearest = (rows: Int8Array, query: Int8Array, count: number) =>
  exactSearch(rows, query, width, count, MetricKind.IP, 1)

function plainProducts<T extends Int8Array | Float32Array>(rows: T, query: T) {
  const products = new Float32Array(rows.length / width)
  for (let row = 0, at = 0; row < products.length; row++) {
    let sum = 0
    for (let i = 0; i < width; i++, at++) sum += rows[at] * query[i]
    products[row] = sum
  }
  return products
}

const plainly = (rows: Float32Array, query: Float32Array) => () => plainProducts(rows, query)

/** Of more rows than have room in WebAssembly's memory, each so many are copied there in turn. */
function webassembly(rows: Int8Array, query: Int8Array, room: number) {
  const count = rows.length / width
  const productsAt = pageBytes + room * width
  const bytes = productsAt + 4 * room
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) })
  const { multiply } = new WebAssembly.Instance(new WebAssembly.Module(compiled()), {
    env: { memory },
  }).exports
  new Int16Array(memory.buffer, 0, width).set(query)
  const copy = (start: number, end: number) =>
    new Int8Array(memory.buffer, pageBytes).set(rows.subarray(start * width, end * width))
  if (room >= count) copy(0, count)
  return () => {
    const products = new Int32Array(count)
    for (let start = 0; start < count; start += room) {
      const end = Math.min(count, start + room)
      if (room < count) copy(start, end)
      multiply(pageBytes, 0, productsAt, end - start, width)
      products.set(new Int32Array(memory.buffer, productsAt, end - start), start)
    }
    return products
  }
}

function compiled() {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-bench-'))
  const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const [compiler, source] = [
    '../../node_modules/assemblyscript/bin/asc.js',
    'dot_products.as.ts',
  ].map(pathOf)
  const output = join(folder, 'dot_products.wasm')
  try {
    spawnSync(process.execPath, [compiler, source, '-o', output], {
      cwd: pathOf('../..'),
      stdio: 'inherit',
    })
    return readFileSync(output)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function distancesInSqlite(rows: Int8Array, query: Int8Array) {
  const database = sqliteWith('CREATE TABLE rows (id INTEGER PRIMARY KEY, vector BLOB)')
  fill(database, 'INSERT INTO rows VALUES (?, ?)', rows)
  const found = database
    .prepare('SELECT vec_distance_cosine(vec_int8(vector), vec_int8(?)) FROM rows ORDER BY id')
    .pluck()
  return () => found.all(Buffer.from(query.buffer))
}

function nearestInSqlite(rows: Int8Array, query: Int8Array) {
  const database = sqliteWith(
    `CREATE VIRTUAL TABLE rows USING vec0(id INTEGER PRIMARY KEY, vector int8[${width}] distance_metric=cosine)`
  )
  fill(database, 'INSERT INTO rows VALUES (?, vec_int8(?))', rows)
  const found = database.prepare(
    `SELECT id, distance FROM rows WHERE vector MATCH vec_int8(?) AND k = ${wanted}`
  )
  return () => found.all(Buffer.from(query.buffer))
}

function sqliteWith(table: string) {
  const database = new Database(':memory:')
  load(database)
  return database.exec(table)
}

function fill(database: Database.Database, statement: string, rows: Int8Array) {
  const insert = database.prepare(statement)
  database.transaction(() => {
    for (let start = 0; start < rows.length; start += width)
      insert.run(BigInt(start / width), Buffer.from(rows.buffer, start, width))
  })()
}
