import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { DocumentSchema } from '#database/schema'
import type Document from '#models/document'
import type Passage from '#models/passage'

/** Passages of a document on one page. */
const passagesShown = 60

/** Passages that follow each other. */
interface PassageStretch {
  /** The position of the first one, from 0. */
  first: number
  passages: Passage[]
  /** How many a stretch has at most. */
  length: number
}

/** For documents: reading them a stretch at a time. A document may have thousands of passages. */
export function stretched<T extends NormalizeConstructor<typeof DocumentSchema>>(superclass: T) {
  return class extends superclass {
    /** Some passages in their order: from position `from` (from 0), or around the one with the id `passage`. */
    async stretch(
      this: Document,
      { from, passage }: { from?: unknown; passage?: unknown }
    ): Promise<PassageStretch> {
      const last = Math.max(0, this.chunkCount - passagesShown)
      const start = passage ? await before(this, String(passage)) : Math.trunc(Number(from)) || 0
      const first = Math.min(Math.max(0, start), last)
      const passages = await this.related('passages')
        .query()
        .whereBetween('position', [first, first + passagesShown - 1])
        .orderBy('position')
        .select('id', 'number', 'position', 'content')
      return { first, passages, length: passagesShown }
    }
  }
}

/** Where to begin so that a passage has others before it. */
async function before(document: Document, passageId: string) {
  const cited = await document.related('passages').query().where('id', passageId).first()
  return (cited?.position ?? 0) - Math.floor(passagesShown / 3)
}
