import type { FoundPassage } from '#services/search/passage_search'
import { decimal, id, nullable, object, oneOf, text, whole } from '#transformers/json_schema'

export const passageJson = ({ passage, score }: FoundPassage) => ({
  id: passage.id,
  source_type: passage.sourceType,
  source_id: passage.sourceId,
  source_title: passage.sourceTitle ?? null,
  position: passage.position,
  content: passage.content,
  score,
})

export const passageSchema = object(
  {
    id: id(),
    source_type: oneOf('memory', 'document', 'message'),
    source_id: id(),
    source_title: nullable(text('The bakery')),
    position: whole(0),
    content: text('I opened the bakery in Rua das Flores in 1961.'),
    score: decimal(0.18),
  },
  'Passage'
)
