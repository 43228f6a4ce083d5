import type { DateTime } from 'luxon'
import type User from '#models/user'

/** For whoever opens the archive, perhaps years later. */
export const readme = (
  { email }: User,
  madeAt: DateTime
) => `CloneMemoria: everything in the account ${email}
Exported on ${madeAt.toFormat("d LLLL yyyy, HH:mm 'UTC'")}

The files are JSON in UTF-8; times are UTC (ISO 8601). Every list is in the order in which its entries were made.

manifest.json         what this archive is
account.json          name, e-mail address, plan and consents
usage.json            what was used of the plan: clones, messages by month, documents by clone
token_usages.json     the tokens of replies, by month, provider and model
devices.json          the browsers that were logged in, or remembered
access_tokens.json    the logins of API clients, without their secrets
api_keys.json         the API keys, without their secrets
provider_keys.json    the keys at providers of AI, without their secrets
audit_entries.json    what was recorded of the account: who did what, and when
clones/NAME-ID/       one folder for each clone:
  clone.json            name, description, tone and settings
  versions.json         these as they were after each change, the newest fifty
  memories.json         its memories, with the import that each comes from
  imports.json          the chats and lists that were imported, and what they suggested
  documents.json        its documents with their text; "file" names the upload, where there was one
  conversations.json    its conversations with all messages, and what each reply cites
  picture.webp          its picture, where it has one
  files/                the files that were uploaded, as they were
  imports/              imports that were not taught yet

Not in here: passwords and keys, of which only a digest is kept, and the search index, which is made from the texts above.
`
