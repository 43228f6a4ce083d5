/** The least that GET /api/clones can do: `node:http`, prepared statements, the key's window counted per request. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const [folder, port] = process.argv.slice(2)

function open(file) {
  const database = new Database(join(folder, file))
  database.pragma('busy_timeout = 5000')
  database.pragma('cache_size = -16000')
  return database
}
const main = open('clonememoria.sqlite')
const volatile = open('volatile.sqlite')
main.pragma('synchronous = FULL')
volatile.pragma('synchronous = NORMAL')

const keyOf = main.prepare(
  'SELECT k.*, u.suspended_at FROM api_keys k JOIN users u ON u.id = k.user_id WHERE key_hash = ? AND revoked_at IS NULL'
)
const oneMore = volatile.prepare(
  `INSERT INTO api_key_usage (api_key_id, window_start, request_count, updated_at) VALUES (?, ?, 1, ?)
   ON CONFLICT (api_key_id, window_start) DO UPDATE SET request_count = request_count + 1, updated_at = excluded.updated_at
   WHERE request_count < ? RETURNING request_count`
)
const listed = main.prepare(
  `SELECT c.id, c.user_id, c.name, c.description, c.tone_config, c.avatar_image_url,
     (SELECT count(*) FROM memories WHERE clone_id = c.id) AS memory_count,
     (SELECT count(*) FROM conversations WHERE clone_id = c.id) AS conversation_count,
     (SELECT count(*) FROM documents WHERE clone_id = c.id) AS document_count, c.created_at, c.updated_at
   FROM clones c WHERE c.user_id = ? ORDER BY c.created_at DESC, c.id DESC LIMIT 100`
)
const counted = main.prepare('SELECT count(*) AS total FROM clones WHERE user_id = ?')

const iso = (value) => `${value.replace(' ', 'T')}Z`

createServer((request, response) => {
  const digest = createHash('sha256')
    .update(request.headers['x-api-key'] ?? '')
    .digest('hex')
  const key = keyOf.get(digest)
  if (!key || key.suspended_at) return response.writeHead(401).end()
  const length = key.rate_limit_window_seconds * 1000
  const now = Date.now()
  const start = Math.floor(now / length) * length
  const used = oneMore.get(key.id, String(start), String(now), key.rate_limit_requests)
  if (!used) return response.writeHead(429).end()
  const clones = listed.all(key.user_id).map((row) => ({
    ...row,
    tone_config: JSON.parse(row.tone_config),
    created_at: iso(row.created_at),
    updated_at: iso(row.updated_at),
  }))
  const body = JSON.stringify(clones)
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'X-Total-Count': counted.get(key.user_id).total,
    'RateLimit-Limit': key.rate_limit_requests,
    'RateLimit-Remaining': key.rate_limit_requests - used.request_count,
    'RateLimit-Reset': Math.ceil((start + length - now) / 1000),
  })
  response.end(body)
}).listen(Number(port), '127.0.0.1')
