import type { Operations } from '#services/openapi/operation'
import { list, nullable, object, text } from '#transformers/json_schema'
import { cloneSchema } from '#transformers/clone_transformer'
import { settingsSchema } from '#transformers/settings_transformer'
import { settingsValidator } from '#validators/settings'
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
  'api.clones.settings.show': { tag, summary: "Show a clone's settings", answer: settingsSchema },
  'api.clones.settings.update': {
    tag,
    summary: "Change a clone's settings",
    description:
      'A provider that is not configured here is refused, with the setting that is missing; one that sends data away needs the consent `third_party_apis`.',
    body: settingsValidator,
    example: { temperature: 0.4, max_tokens: 600 },
    answer: settingsSchema,
  },
  'api.clones.avatars.store': {
    tag,
    summary: 'Give a clone a picture',
    description: 'Its bytes decide what it is; it is decoded, cropped and stored without metadata.',
    file: { description: 'A JPEG, PNG or WebP of at most 5 MiB' },
    answer: object({
      avatar_image_url: nullable(text('/avatars/4fzyo82mvyr-256.webp')),
      message: text('The picture is saved.'),
    }),
    problems: ['unsupported-media-type', 'too-large', 'malformed-request', 'busy'],
  },
  'api.clones.avatars.destroy': { tag, summary: "Remove a clone's picture", status: 204 },
  'api.searches.show': {
    tag,
    summary: 'Search what a clone was taught',
    description:
      'Passages of memories, documents and messages, best first: by words and by meaning.',
    query: searchValidator,
    answer: list(passageSchema),
  },
}
