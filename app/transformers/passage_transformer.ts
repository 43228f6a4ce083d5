import type { FoundPassage } from '#services/search/passage_search'

export const passageJson = ({ passage, score }: FoundPassage) => ({
  id: passage.id,
  source_type: passage.sourceType,
  source_id: passage.sourceId,
  source_title: passage.sourceTitle ?? null,
  position: passage.position,
  content: passage.content,
  score,
})
