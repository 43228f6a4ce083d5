import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import {
  admin,
  anyone,
  chats,
  person,
  personOrKey,
  reads,
  writes,
  writesAvatars,
  writesDocuments,
} from '#start/kernel'

const { api } = controllers

router
  .group(() => {
    router.get('/openapi.json', [api.OpenapiDocument, 'show']).use(anyone)

    router.post('/auth/register', [api.auth.Registrations, 'store']).use(anyone)
    router.post('/auth/login', [api.auth.Sessions, 'store']).use(anyone)
    router.post('/auth/logout', [api.auth.Sessions, 'destroy']).use(person)
    router.get('/auth/me', [api.auth.Profile, 'show']).use(personOrKey)
    router.patch('/auth/me', [api.auth.Profile, 'update']).use(person)
    router.delete('/auth/me', [api.auth.Profile, 'destroy']).use(person)
    router.get('/auth/me/export', [api.auth.Exports, 'show']).use(person)

    router.get('/api-keys', [api.ApiKeys, 'index']).use(person)
    router.post('/api-keys', [api.ApiKeys, 'store']).use(person)
    router.delete('/api-keys/:key_id', [api.ApiKeys, 'destroy']).use(person)
    router.post('/api-keys/:key_id/rotate', [api.apiKeys.Rotations, 'store']).use(person)
    router.get('/api-keys/:key_id/usage', [api.apiKeys.Usages, 'show']).use(person)

    router.get('/plans', [api.Plans, 'index']).use(anyone)
    router.get('/usage', [api.Usage, 'show']).use(personOrKey)
    router.post('/billing/checkout', [api.billing.Checkouts, 'store']).use(person)

    router.get('/clones', [api.Clones, 'index']).use(reads)
    router.post('/clones', [api.Clones, 'store']).use(writes)
    router.get('/clones/:clone_id', [api.Clones, 'show']).use(reads)
    router.route('/clones/:clone_id', ['PUT', 'PATCH'], [api.Clones, 'update']).use(writes)
    router.delete('/clones/:clone_id', [api.Clones, 'destroy']).use(writes)
    router.get('/clones/:clone_id/search', [api.clones.Searches, 'show']).use(reads)

    router
      .group(() => {
        router.get('/settings', [api.clones.Settings, 'show']).use(reads)
        router.patch('/settings', [api.clones.Settings, 'update']).use(writes)
        router.post('/avatar', [api.clones.Avatars, 'store']).use(writesAvatars)
        router.delete('/avatar', [api.clones.Avatars, 'destroy']).use(writes)

        router.get('/memories', [api.clones.Memories, 'index']).use(reads)
        router.post('/memories', [api.clones.Memories, 'store']).use(writes)
        router.post('/memories/import', [api.clones.Imports, 'store']).use(writesDocuments)

        router.get('/documents', [api.clones.Documents, 'index']).use(reads)
        router.post('/documents', [api.clones.Documents, 'store']).use(writesDocuments)
        router.get('/documents/:document_id', [api.clones.Documents, 'show']).use(reads)
        router.delete('/documents/:document_id', [api.clones.Documents, 'destroy']).use(writes)

        router.get('/conversations', [api.clones.Conversations, 'index']).use(reads)
        router.post('/conversations', [api.clones.Conversations, 'store']).use(chats)

        router.post('/tts', [api.clones.Speeches, 'store']).use(chats)
      })
      .prefix('/clones/:clone_id')
      .as('clones')

    memories('/memories/:memory_id', 'memories')
    memories('/clones/:clone_id/memories/:memory_id', 'clones.memories')

    router.get('/imports/:import_id', [api.Imports, 'show']).use(reads)

    router.get('/conversations/:conversation_id', [api.Conversations, 'show']).use(reads)
    router.patch('/conversations/:conversation_id', [api.Conversations, 'update']).use(chats)
    router.delete('/conversations/:conversation_id', [api.Conversations, 'destroy']).use(chats)

    messages('/conversations/:conversation_id/messages', 'conversations.messages')
    messages(
      '/clones/:clone_id/conversations/:conversation_id/messages',
      'clones.conversations.messages'
    )
    router.post('/chat/:clone_id/stream', [api.chat.Streams, 'store']).as('chat.stream').use(chats)
    router.post('/chat/tts/:clone_id', [api.clones.Speeches, 'store']).as('chat.tts').use(chats)

    router
      .group(() => {
        router.get('/users', [api.admin.Users, 'index'])
        router.patch('/users/:user_id', [api.admin.Users, 'update'])
        router.get('/clones', [api.admin.Clones, 'index'])
        router.get('/stats', [api.admin.Statistics, 'show'])
        router.get('/audit', [api.admin.AuditEntries, 'index'])
      })
      .prefix('/admin')
      .as('admin')
      .use(admin)
  })
  .prefix('/api')
  .as('api')

function memories(path: string, name: string) {
  router.get(path, [api.Memories, 'show']).as(`${name}.show`).use(reads)
  router.route(path, ['PUT', 'PATCH'], [api.Memories, 'update']).as(`${name}.update`).use(writes)
  router.delete(path, [api.Memories, 'destroy']).as(`${name}.destroy`).use(writes)
}

function messages(path: string, name: string) {
  router.get(path, [api.conversations.Messages, 'index']).as(`${name}.index`).use(reads)
  router.post(path, [api.conversations.Messages, 'store']).as(`${name}.store`).use(chats)
}
