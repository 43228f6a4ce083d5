import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import drive from '@adonisjs/drive/services/main'
import { DateTime } from 'luxon'
import { v4 as uuid } from 'uuid'
import type { DemoPerson } from '#database/demo/demo_person'
import { demoPeople } from '#database/demo/people'
import { jobRunner } from '#jobs/main'
import type Clone from '#models/clone'
import Document from '#models/document'
import User from '#models/user'
import { documentFormat } from '#services/documents/document_format'
import { replyWriter } from '#services/conversations/reply_writer'

export const demoEmail = 'demo@clonememoria.example'
export const demoPassword = 'talk to them'

const documentsFolder = new URL('../../../database/demo/documents/', import.meta.url)

/** An account with people to talk to, taught and spoken with in the ways that users have. */
export class DemoAccount {
  constructor(private tell: (step: string) => void = () => {}) {}

  /** @returns false where the account is there already. */
  async fill() {
    if (await User.findBy('email', demoEmail)) return false
    const user = await User.register({
      email: demoEmail,
      password: demoPassword,
      fullName: 'Inês Ferreira',
    })
    await user.merge({ billingPlan: 'PRO' }).save()
    for (const person of demoPeople) await this.#talk(await this.teach(user, person), person)
    return true
  }

  /** A clone of the person, who knows everything once this resolves. */
  async teach(user: User, person: DemoPerson) {
    this.tell(`${person.name}: teaching`)
    const clone = await user.createClone({
      name: person.name,
      description: person.description,
      toneConfig: person.tone,
    })
    for (const { title, content, occurredAt } of person.memories) {
      await clone.remember({
        title,
        content,
        occurredAt: occurredAt ? DateTime.fromISO(occurredAt, { zone: 'utc' }) : null,
      })
    }
    for (const { title, file } of person.documents) await this.#upload(clone, title, file)
    await jobRunner().drain()
    return clone
  }

  async #talk(clone: Clone, person: DemoPerson) {
    this.tell(`${person.name}: talking`)
    const conversation = await clone.openConversation(person.conversation.title)
    for (const question of person.conversation.questions) {
      const reply = await replyWriter.reply(clone, conversation, question)
      await reply.cloneMessage
    }
  }

  async #upload(clone: Clone, title: string, file: string) {
    const path = fileURLToPath(new URL(file, documentsFolder))
    const format = await documentFormat(path, basename(file))
    const fileKey = `documents/${uuid()}${extname(file)}`
    await drive.use().put(fileKey, await readFile(path))
    await Document.accept(clone, { title, format: format!, fileKey })
  }
}
