import type { Tone } from '#models/tone'
import type { Caller } from '#services/access/caller'
import { inReach, reachOf } from '#services/access/reach'
import { PreparedStatement } from '#services/database/prepared_statement'

/** A clone in a list, as the database gives it. */
export interface ListedClone {
  id: string
  user_id: string
  name: string
  description: string
  tone_config: string | Tone
  avatar_image_url: string | null
  memory_count: number | string
  conversation_count: number | string
  document_count: number | string
  created_at: string | Date
  updated_at: string | Date
}

const listed = new PreparedStatement<ListedClone & { total: number | string }>(
  'main',
  `SELECT c.id, c.user_id, c.name, c.description, c.tone_config, c.avatar_image_url, c.created_at, c.updated_at,
     (SELECT count(*) FROM memories WHERE clone_id = c.id) AS memory_count,
     (SELECT count(*) FROM conversations WHERE clone_id = c.id) AS conversation_count,
     (SELECT count(*) FROM documents WHERE clone_id = c.id) AS document_count,
     (SELECT count(*) FROM clones t WHERE ${inReach('t')}) AS total
   FROM clones c WHERE ${inReach('c')}
   ORDER BY c.created_at DESC, c.id DESC LIMIT ? OFFSET ?`
)

/** A page of the clones in a caller's reach, newest first: plain rows, as it is what API clients ask for most. */
export async function listClones(
  caller: Omit<Caller, 'user'>,
  { skip = 0, limit = 100 }: { skip?: number; limit?: number }
): Promise<{ clones: ListedClone[]; total: number }> {
  const reach = reachOf(caller)
  const clones = await listed.all(...reach, ...reach, limit, skip)
  if (clones.length > 0 || skip === 0) return { clones, total: Number(clones[0]?.total ?? 0) }
  const { total } = await listClones(caller, { limit: 1 })
  return { clones, total }
}
