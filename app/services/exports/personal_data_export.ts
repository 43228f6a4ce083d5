import { DateTime } from 'luxon'
import string from '@adonisjs/core/helpers/string'
import drive from '@adonisjs/drive/services/main'
import ApiKey from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import Clone from '#models/clone'
import CloneVersion from '#models/clone_version'
import { isoTime } from '#services/database/times'
import Conversation from '#models/conversation'
import Document from '#models/document'
import Import from '#models/import'
import Memory from '#models/memory'
import Message from '#models/message'
import ProviderKey from '#models/provider_key'
import TokenUsage from '#models/token_usage'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { exports } from '#start/limiter'
import { Devices } from '#services/logins/devices'
import { zip, type ZipEntry } from '#services/archives/zip'
import { everyRow, json, jsonList, jsonWithList, mapped, text } from '#services/exports/json_pieces'
import { readme } from '#services/exports/readme'
import { conversationJson } from '#transformers/conversation_transformer'
import {
  accessTokenRecord,
  apiKeyRecord,
  auditRecord,
  cloneRecord,
  deviceRecord,
  documentRecord,
  importRecord,
  memoryRecord,
  providerKeyRecord,
  tokenUsageRecord,
  versionRecord,
} from '#transformers/export_transformer'
import { messageJson } from '#transformers/message_transformer'
import { userJson } from '#transformers/user_transformer'

const rowsAtOnce = 100

/** A document may have two million characters. */
const documentsAtOnce = 2

/** Everything that a user owns, as a ZIP that is made while it is read. Secrets stay here. */
export class PersonalDataExport {
  #madeAt = DateTime.utc()

  constructor(private user: User) {}

  get filename() {
    return `clonememoria-export-${this.#madeAt.toISODate()}.zip`
  }

  /** @throws RateLimitedException where there were too many: each reads everything. */
  async begin(ipAddress: string) {
    await exports.consume(this.user.id)
    await this.user.noteExport(ipAddress)
    return zip(this.#entries())
  }

  async *#entries(): AsyncGenerator<ZipEntry> {
    const { user } = this
    yield { name: 'README.txt', content: text(readme(user, this.#madeAt)) }
    yield { name: 'manifest.json', content: json(this.#manifest()) }
    yield { name: 'account.json', content: json(await this.#account()) }
    yield { name: 'usage.json', content: json(await this.#usage()) }
    yield { name: 'token_usages.json', content: json(await this.#tokenUsages()) }
    yield { name: 'devices.json', content: json((await new Devices(user).all()).map(deviceRecord)) }
    const tokens = await User.accessTokens.all(user)
    yield { name: 'access_tokens.json', content: json(tokens.map(accessTokenRecord)) }
    yield { name: 'api_keys.json', content: jsonList(mapped(this.#apiKeys(), apiKeyRecord)) }
    yield { name: 'provider_keys.json', content: json(await this.#providerKeys()) }
    const audit = mapped(this.#auditEntries(), (entry) => auditRecord(entry, user))
    yield { name: 'audit_entries.json', content: jsonList(audit) }
    for await (const clone of this.#clones()) yield* this.#cloneEntries(clone)
  }

  async *#cloneEntries(clone: Clone): AsyncGenerator<ZipEntry> {
    const folder = `clones/${slug(clone.name)}-${clone.id.slice(-12)}`
    yield { name: `${folder}/clone.json`, content: json(cloneRecord(clone)) }
    yield {
      name: `${folder}/versions.json`,
      content: jsonList(mapped(versionsOf(clone), versionRecord)),
    }
    yield {
      name: `${folder}/memories.json`,
      content: jsonList(mapped(memoriesOf(clone), memoryRecord)),
    }
    yield {
      name: `${folder}/imports.json`,
      content: jsonList(mapped(importsOf(clone), importRecord)),
    }
    yield {
      name: `${folder}/documents.json`,
      content: jsonList(
        mapped(documentsOf(clone), (document) => documentRecord(document, fileName(document)))
      ),
    }
    yield { name: `${folder}/conversations.json`, content: jsonList(conversationsOf(clone)) }
    const picture = await pictureOf(clone)
    if (picture) yield { name: `${folder}/picture.webp`, content: picture }
    for await (const chat of importsOf(clone)) {
      for (const key of chat.fileKeys) {
        const content = await storedFile(key)
        const name = `${folder}/imports/${slug(chat.title)}-${key.split('/').at(-1)}`
        if (content) yield { name, content }
      }
    }
    for await (const document of uploadsOf(clone)) {
      const content = await storedFile(document.fileKey!)
      if (content) yield { name: `${folder}/${fileName(document)}`, content }
    }
  }

  #manifest() {
    return {
      format: 'clonememoria-export',
      version: 1,
      exported_at: isoTime(this.#madeAt),
      user_id: this.user.id,
    }
  }

  async #account() {
    await this.user.refresh()
    return {
      ...userJson(this.user),
      billing_customer_id: this.user.billingCustomerId ?? null,
      billing_subscription_id: this.user.billingSubscriptionId ?? null,
    }
  }

  async #usage() {
    const counters = await UsageCounter.query().where('userId', this.user.id).orderBy('id')
    return counters.map(({ resource, scope, used }) => ({ resource, scope, used }))
  }

  #apiKeys() {
    return everyRow((after) =>
      ApiKey.query()
        .where('userId', this.user.id)
        .where('id', '>', after)
        .orderBy('id')
        .limit(rowsAtOnce)
    )
  }

  async #tokenUsages() {
    const usages = await TokenUsage.query().where('userId', this.user.id).orderBy('id')
    return usages.map(tokenUsageRecord)
  }

  async #providerKeys() {
    const keys = await ProviderKey.query().where('userId', this.user.id).orderBy('id')
    return keys.map(providerKeyRecord)
  }

  #auditEntries() {
    const { id } = this.user
    return everyRow((after) =>
      AuditEntry.query()
        .where((query) =>
          query.where('actorId', id).orWhere({ resourceType: 'user', resourceId: id })
        )
        .where('id', '>', after)
        .orderBy('id')
        .limit(rowsAtOnce)
    )
  }

  #clones() {
    return everyRow((after) =>
      Clone.query()
        .where('userId', this.user.id)
        .where('id', '>', after)
        .apply((scopes) => scopes.withCounts())
        .orderBy('id')
        .limit(rowsAtOnce)
    )
  }
}

const versionsOf = ({ id }: Clone) =>
  everyRow((after) =>
    CloneVersion.query()
      .where('cloneId', id)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsAtOnce)
  )

const memoriesOf = ({ id }: Clone) =>
  everyRow((after) =>
    Memory.query().where('cloneId', id).where('id', '>', after).orderBy('id').limit(rowsAtOnce)
  )

const importsOf = ({ id }: Clone) =>
  everyRow((after) =>
    Import.query()
      .where('cloneId', id)
      .where('id', '>', after)
      .apply((scopes) => scopes.kept())
      .preload('suggestions', (query) => {
        query.orderBy('id')
      })
      .orderBy('id')
      .limit(rowsAtOnce)
  )

const documentsOf = ({ id }: Clone) =>
  everyRow((after) =>
    Document.query()
      .where('cloneId', id)
      .where('id', '>', after)
      .orderBy('id')
      .limit(documentsAtOnce)
  )

const uploadsOf = ({ id }: Clone) =>
  everyRow((after) =>
    Document.query()
      .where('cloneId', id)
      .where('id', '>', after)
      .whereNotNull('fileKey')
      .apply((scopes) => scopes.withoutContent())
      .orderBy('id')
      .limit(rowsAtOnce)
  )

const conversationsOf = ({ id }: Clone) =>
  mapped(
    everyRow((after) =>
      Conversation.query()
        .where('cloneId', id)
        .where('id', '>', after)
        .orderBy('id')
        .limit(rowsAtOnce)
    ),
    (conversation) =>
      jsonWithList(
        conversationJson(conversation),
        'messages',
        mapped(messagesOf(conversation), messageJson)
      )
  )

const messagesOf = ({ id }: Conversation) =>
  everyRow((after) =>
    Message.query()
      .where('conversationId', id)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsAtOnce)
  )

const pictureOf = ({ avatarImageUrl }: Clone) =>
  avatarImageUrl ? storedFile(`avatars/${avatarImageUrl.split('/').at(-1)}`) : null

/** Null where it was deleted meanwhile. */
async function storedFile(key: string) {
  const disk = drive.use()
  return (await disk.exists(key)) ? disk.getStream(key) : null
}

const fileName = ({ id, title, format, fileKey }: Document) =>
  fileKey ? `files/${slug(title)}-${id.slice(-12)}.${format}` : null

const slug = (title: string) =>
  string.slug(title, { lower: true, strict: true }).slice(0, 60) || 'untitled'
