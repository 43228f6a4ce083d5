import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import {
  adminPages,
  avatarPages,
  documentPages,
  guestPages,
  memberPages,
  publicPages,
  signedRequests,
} from '#start/kernel'

import '#start/api_routes'

router.where('id', router.matchers.uuid())
router.where('clone_id', router.matchers.uuid())
router.where('memory_id', router.matchers.uuid())
router.where('document_id', router.matchers.uuid())
router.where('import_id', router.matchers.uuid())
router.where('suggestion_id', router.matchers.uuid())
router.where('conversation_id', router.matchers.uuid())
router.where('passage_id', router.matchers.uuid())
router.where('version_id', router.matchers.uuid())
router.where('message_id', router.matchers.uuid())
router.where('user_id', router.matchers.uuid())
router.where('key_id', router.matchers.uuid())

// The operator's probes
router.get('/health/live', [controllers.Health, 'live'])
router.get('/health/ready', [controllers.Health, 'ready'])

// Pictures, without a session: their addresses are secrets
router
  .get('/avatars/:name', [controllers.Avatars, 'show'])
  .where('name', /^[0-9a-f]{32}-(?:64|256|512)\.webp$/)

// For everybody
router
  .group(() => {
    router.get('/', [controllers.Home, 'show']).as('home')
    router.get('/problems', [controllers.Problems, 'index'])
    router.get('/problems/:type', [controllers.Problems, 'show'])
    router.get('/docs', [controllers.Docs, 'show'])
    router.get('/docs/assets/:name', [controllers.docs.Assets, 'show'])
  })
  .use(publicPages)

// For who is not logged in
router
  .group(() => {
    router.get('/signup', [controllers.NewAccount, 'create'])
    router.post('/signup', [controllers.NewAccount, 'store'])
    router.get('/login', [controllers.Session, 'create'])
    router.post('/login', [controllers.Session, 'store'])
    router.get('/password/forgotten', [controllers.PasswordResets, 'create'])
    router.post('/password/forgotten', [controllers.PasswordResets, 'store'])
    router.get('/password/reset/:token', [controllers.PasswordResets, 'edit'])
    router.post('/password/reset/:token', [controllers.PasswordResets, 'update'])
  })
  .use(guestPages)

// For members
router
  .group(() => {
    router.post('/logout', [controllers.Session, 'destroy'])
    router.get('/dashboard', [controllers.Dashboard, 'show'])

    router.get('/account', [controllers.Account, 'edit'])
    router.patch('/account', [controllers.Account, 'update'])
    router.delete('/account', [controllers.Account, 'destroy'])
    router
      .group(() => {
        router.put('/email', [controllers.account.Emails, 'update'])
        router.put('/password', [controllers.account.Passwords, 'update'])
        router.get('/consents', [controllers.account.Consents, 'edit'])
        router.put('/consents', [controllers.account.Consents, 'update'])
        router.get('/providers', [controllers.account.Providers, 'index'])
        router.get('/providers/:provider', [controllers.account.Providers, 'edit'])
        router.put('/providers/:provider', [controllers.account.Providers, 'update'])
        router.delete('/providers/:provider', [controllers.account.Providers, 'destroy'])
        router.get('/devices', [controllers.account.Devices, 'index'])
        router.delete('/devices/:device_id', [controllers.account.Devices, 'destroy'])
        router.delete('/access_tokens/:token_id', [controllers.account.AccessTokens, 'destroy'])
        router.delete('/sessions', [controllers.account.Sessions, 'destroy'])
        router.get('/export', [controllers.account.Exports, 'show'])
        router.get('/deletion', [controllers.account.Deletions, 'create'])
      })
      .prefix('/account')
      .as('account')

    router.get('/developer', [controllers.Developer, 'show'])
    router
      .group(() => {
        router.post('', [controllers.developer.Keys, 'store'])
        router.get('/:key_id', [controllers.developer.Keys, 'show'])
        router.delete('/:key_id', [controllers.developer.Keys, 'destroy'])
        router.post('/:key_id/rotate', [controllers.developer.keys.Rotations, 'store'])
      })
      .prefix('/developer/keys')
      .as('developer')

    router.get('/billing', [controllers.Billing, 'show'])
    router
      .group(() => {
        router.get('/checkout', [controllers.billing.Checkouts, 'show'])
        router.post('/checkout', [controllers.billing.Checkouts, 'store'])
        router.post('/subscription', [controllers.billing.Subscriptions, 'store'])
        router.post('/portal', [controllers.billing.Portals, 'store'])
        router.post('/dismissals', [controllers.billing.Dismissals, 'store'])
      })
      .prefix('/billing')
      .as('billing')

    router.get('/clones/new', [controllers.Clones, 'create'])
    router.post('/clones', [controllers.Clones, 'store'])
    router.get('/clones/:id', [controllers.Clones, 'show'])
    router.get('/clones/:id/edit', [controllers.Clones, 'edit'])
    router.patch('/clones/:id', [controllers.Clones, 'update'])
    router.delete('/clones/:id', [controllers.Clones, 'destroy'])

    router
      .group(() => {
        router.get('/settings', [controllers.clones.Settings, 'edit'])
        router.patch('/settings', [controllers.clones.Settings, 'update'])
        router.post('/settings/preview', [controllers.clones.settings.Previews, 'store'])
        router.get('/settings/sample', [controllers.clones.settings.Samples, 'show'])
        router.get('/settings/embedding', [controllers.clones.settings.Embeddings, 'show'])
        router.post('/settings/embedding', [controllers.clones.settings.Embeddings, 'store'])
        router.delete('/avatar', [controllers.clones.Avatars, 'destroy'])

        router.get('/versions', [controllers.clones.Versions, 'index'])
        router.get('/versions/compare', [controllers.clones.versions.Comparisons, 'show'])
        router.post('/versions/compare', [controllers.clones.versions.Comparisons, 'store'])
        router.post('/versions/:version_id/restore', [
          controllers.clones.versions.Restorations,
          'store',
        ])

        router.get('/passages/:passage_id', [controllers.clones.Passages, 'show'])
        router.get('/test-bench', [controllers.clones.TestBenches, 'show'])

        router.get('/memories', [controllers.clones.Memories, 'index'])
        router.post('/memories', [controllers.clones.Memories, 'store'])
        router.get('/memories/:memory_id/edit', [controllers.clones.Memories, 'edit'])
        router.patch('/memories/:memory_id', [controllers.clones.Memories, 'update'])
        router.delete('/memories/:memory_id', [controllers.clones.Memories, 'destroy'])

        router.get('/imports/new', [controllers.clones.Imports, 'create'])
        router.post('/imports/consent', [controllers.clones.imports.Consents, 'store'])
        router.get('/imports/:import_id', [controllers.clones.Imports, 'show'])
        router.get('/imports/:import_id/state', [controllers.clones.imports.States, 'show'])
        router.delete('/imports/:import_id', [controllers.clones.Imports, 'destroy'])
        router.post('/imports/:import_id/confirmation', [
          controllers.clones.imports.Confirmations,
          'store',
        ])
        router
          .group(() => {
            router.patch('', [controllers.clones.imports.Suggestions, 'update'])
            router.delete('', [controllers.clones.imports.Suggestions, 'destroy'])
          })
          .prefix('/imports/:import_id/suggestions/:suggestion_id')

        router.get('/documents', [controllers.clones.Documents, 'index'])
        router.get('/documents/:document_id', [controllers.clones.Documents, 'show'])
        router.get('/documents/:document_id/row', [controllers.clones.documents.Rows, 'show'])
        router.get('/documents/:document_id/text', [controllers.clones.documents.Texts, 'show'])
        router.delete('/documents/:document_id', [controllers.clones.Documents, 'destroy'])

        router.get('/chat', [controllers.clones.Conversations, 'index'])
        router.post('/chat', [controllers.clones.Conversations, 'store'])
        router.get('/chat/:conversation_id', [controllers.clones.Conversations, 'show'])
        router.delete('/chat/:conversation_id', [controllers.clones.Conversations, 'destroy'])
        router.post('/messages', [controllers.clones.Messages, 'store'])
        router.get('/messages/:message_id/speech', [controllers.clones.messages.Speeches, 'show'])
        router.post('/messages/:message_id/replies', [controllers.clones.messages.Replies, 'store'])
      })
      .prefix('/clones/:clone_id')
      .as('clones')
  })
  .use(memberPages)

// Uploads
router
  .post('/clones/:clone_id/documents', [controllers.clones.Documents, 'store'])
  .as('clones.documents.store')
  .use(documentPages)
router
  .post('/clones/:clone_id/imports', [controllers.clones.Imports, 'store'])
  .as('clones.imports.store')
  .use(documentPages)
router
  .post('/clones/:clone_id/avatar', [controllers.clones.Avatars, 'store'])
  .as('clones.avatars.store')
  .use(avatarPages)

// For the installation's admins
router
  .group(() => {
    router.get('/', [controllers.admin.Dashboard, 'show'])
    router.get('/users', [controllers.admin.Users, 'index'])
    router.get('/users/:user_id', [controllers.admin.Users, 'show'])
    router.get('/clones', [controllers.admin.Clones, 'index'])
    router.get('/audit', [controllers.admin.AuditEntries, 'index'])

    router
      .group(() => {
        router.put('/plan', [controllers.admin.users.Plans, 'update'])
        router.post('/suspension', [controllers.admin.users.Suspensions, 'store'])
        router.delete('/suspension', [controllers.admin.users.Suspensions, 'destroy'])
        router.post('/admin-rights', [controllers.admin.users.AdminRights, 'store'])
        router.delete('/admin-rights', [controllers.admin.users.AdminRights, 'destroy'])
      })
      .prefix('/users/:user_id')
      .as('users')
  })
  .prefix('/admin')
  .as('admin')
  .use(adminPages)

// Programs of others
router
  .post('/billing/stripe/webhook', [controllers.billing.stripe.Webhooks, 'store'])
  .as('billing.stripe.webhook')
  .use(signedRequests)
