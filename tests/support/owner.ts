import type { ApiClient } from '@japa/api-client'
import Clone from '#models/clone'
import Message from '#models/message'
import SpokenMessage from '#models/spoken_message'
import User from '#models/user'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import { apiMember } from '#tests/support/api_member'
import { androidChat } from '#tests/support/exports'

/** A member who has some of everything that an account can own. */
export async function owner(client: ApiClient) {
  const ines = await apiMember(client)
  const post = async (path: string, body: object) => {
    const response = await ines.post(path, body)
    response.assertStatus(201)
    return response.body()
  }
  const clone = await post('/api/clones', {
    name: 'Rui “o Velho” Duarte',
    description: 'A railwayman.',
  })
  const path = `/api/clones/${clone.id}`
  const memory = await post(`${path}/memories`, {
    title: 'The lighthouse',
    content: 'We spent the summer of 1974 in the lighthouse of Aveiro.',
  })
  const letters = await post(`${path}/documents`, {
    title: 'Letters',
    content: 'It rains in Porto.',
  })
  const bytes = Buffer.from('I kept the timetable of the Douro line for thirty years.\r\n')
  const uploaded = await ines.upload(`${path}/documents`, bytes, 'Life & times.txt')
  uploaded.assertStatus(201)
  await ines.user.updateProfile({ consents: { chat_import: true } })
  const imported = await ines.upload(`${path}/memories/import`, androidChat, 'Chat with Maria.txt')
  imported.assertStatus(202)
  const conversation = await post(`${path}/conversations`, { title: 'Evenings' })
  const said = await post(`/api/conversations/${conversation.id}/messages`, {
    content: 'Where did you spend the summer of 1974?',
  })
  const reply = await Message.findOrFail(said.clone_message.id)
  const spoken = await Clone.findOrFail(clone.id)
  await SpokenMessage.keep(reply, spoken, 'mp3', Buffer.from('sound'))
  const recording = await SpokenMessage.findOrFail(reply.id)
  const { apiKey, rawKey } = await ApiKey.issue(
    ines.user,
    { ...defaultKeyFields, label: 'My script' },
    null
  )
  await User.rememberMeTokens.create(ines.user, '60 days')
  return {
    ines,
    clone,
    memory,
    letters,
    upload: { ...uploaded.body(), bytes },
    imported: imported.body(),
    conversation,
    said,
    recording,
    apiKey,
    rawKey,
  }
}
