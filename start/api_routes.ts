import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { memberApi, publicApi, uploadApi } from '#start/kernel'

const { api } = controllers

router
  .group(() => {
    router.post('/auth/register', [api.auth.Registrations, 'store'])
    router.post('/auth/login', [api.auth.Sessions, 'store'])
  })
  .prefix('/api')
  .as('api.public')
  .use(publicApi)

router
  .group(() => {
    router.post('/auth/logout', [api.auth.Sessions, 'destroy'])
    router.get('/auth/me', [api.auth.Profile, 'show'])
    router.patch('/auth/me', [api.auth.Profile, 'update'])

    router.get('/clones', [api.Clones, 'index'])
    router.post('/clones', [api.Clones, 'store'])
    router.get('/clones/:id', [api.Clones, 'show'])
    router.route('/clones/:id', ['PUT', 'PATCH'], [api.Clones, 'update'])
    router.delete('/clones/:id', [api.Clones, 'destroy'])
    router.get('/clones/:clone_id/search', [api.clones.Searches, 'show'])

    router
      .get('/clones/:clone_id/memories', [api.clones.Memories, 'index'])
      .as('clones.memories.index')
    router
      .post('/clones/:clone_id/memories', [api.clones.Memories, 'store'])
      .as('clones.memories.store')
    memories('/memories/:memory_id', 'memories')
    memories('/clones/:clone_id/memories/:memory_id', 'clones.memories')

    router
      .get('/clones/:clone_id/documents', [api.clones.Documents, 'index'])
      .as('clones.documents.index')
    router
      .get('/clones/:clone_id/documents/:document_id', [api.clones.Documents, 'show'])
      .as('clones.documents.show')
    router
      .delete('/clones/:clone_id/documents/:document_id', [api.clones.Documents, 'destroy'])
      .as('clones.documents.destroy')

    router
      .get('/clones/:clone_id/conversations', [api.clones.Conversations, 'index'])
      .as('clones.conversations.index')
    router
      .post('/clones/:clone_id/conversations', [api.clones.Conversations, 'store'])
      .as('clones.conversations.store')
    router.get('/conversations/:conversation_id', [api.Conversations, 'show'])
    router.patch('/conversations/:conversation_id', [api.Conversations, 'update'])
    router.delete('/conversations/:conversation_id', [api.Conversations, 'destroy'])

    messages('/conversations/:conversation_id/messages', 'conversations.messages')
    messages(
      '/clones/:clone_id/conversations/:conversation_id/messages',
      'clones.conversations.messages'
    )
    router.post('/chat/:clone_id/stream', [api.chat.Streams, 'store']).as('chat.stream')
  })
  .prefix('/api')
  .as('api')
  .use(memberApi)

router
  .post('/api/clones/:clone_id/documents', [api.clones.Documents, 'store'])
  .as('api.clones.documents.store')
  .use(uploadApi)

function memories(path: string, name: string) {
  router.get(path, [api.Memories, 'show']).as(`${name}.show`)
  router.route(path, ['PUT', 'PATCH'], [api.Memories, 'update']).as(`${name}.update`)
  router.delete(path, [api.Memories, 'destroy']).as(`${name}.destroy`)
}

function messages(path: string, name: string) {
  router.get(path, [api.conversations.Messages, 'index']).as(`${name}.index`)
  router.post(path, [api.conversations.Messages, 'store']).as(`${name}.store`)
}
