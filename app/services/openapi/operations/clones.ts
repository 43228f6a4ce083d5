import type { Operations } from '#services/openapi/operation'
import { list } from '#services/openapi/json_schema'
import { cloneSchema } from '#transformers/clone_transformer'
import { passageSchema } from '#transformers/passage_transformer'
import {
  createCloneValidator,
  pageValidator,
  searchValidator,
  updateCloneValidator,
} from '#validators/clone'

const tag = 'Clones'

export const clones: Operations = {
  'api.clones.index': {
    tag,
    summary: 'List your clones',
    description: 'A key that is bound to a clone sees only that one.',
    query: pageValidator,
    isPaged: true,
    answer: list(cloneSchema),
  },
  'api.clones.store': {
    tag,
    summary: 'Make a clone',
    body: createCloneValidator,
    example: { name: 'Rosa', description: 'My grandmother.', tone_config: { warmth: 0.9 } },
    status: 201,
    answer: cloneSchema,
    problems: ['quota-exceeded'],
  },
  'api.clones.show': { tag, summary: 'Show a clone', answer: cloneSchema },
  'api.clones.update': {
    tag,
    summary: 'Change a clone',
    description: 'Changes only the fields that are sent; PUT does the same as PATCH.',
    body: updateCloneValidator,
    example: { tone_config: { humor: 0.8 } },
    answer: cloneSchema,
  },
  'api.clones.destroy': {
    tag,
    summary: 'Delete a clone and all that it was taught',
    status: 204,
  },
  'api.searches.show': {
    tag,
    summary: 'Search what a clone was taught',
    description:
      'Passages of memories, documents and messages, best first: by words and by meaning.',
    query: searchValidator,
    answer: list(passageSchema),
  },
}
