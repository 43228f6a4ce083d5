import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import type { Access } from '#middleware/access_middleware'

server.errorHandler(() => import('#exceptions/handler'))

server.use([
  () => import('#middleware/request_id_middleware'),
  () => import('#middleware/security_headers_middleware'),
  () => import('#middleware/public_files_middleware'),
])

router.use([() => import('#middleware/initialize_bouncer_middleware')])

export const middleware = router.named({
  authenticator: () => import('@adonisjs/auth/initialize_auth_middleware'),
  session: () => import('#middleware/session_middleware'),
  shield: () => import('@adonisjs/shield/shield_middleware'),
  memberForms: () => import('#middleware/member_forms_middleware'),
  silentAuth: () => import('#middleware/silent_auth_middleware'),
  auth: () => import('#middleware/auth_middleware'),
  guest: () => import('#middleware/guest_middleware'),
  usageNotice: () => import('#middleware/usage_notice_middleware'),
  body: () => import('#middleware/body_middleware'),
  access: () => import('#middleware/access_middleware'),
  admin: () => import('#middleware/admin_middleware'),
  uploadLimit: () => import('#middleware/upload_limit_middleware'),
  idempotency: () => import('#middleware/idempotency_middleware'),
})

type Body = 'ordinary' | 'documents' | 'avatars'

/** What a body passes before it is read: a stranger's upload is refused unread. */
const pages = (admission: any[], body: Body = 'ordinary', forms: any = middleware.shield()) => [
  middleware.authenticator(),
  middleware.session(),
  ...admission,
  middleware.usageNotice(),
  middleware.body(body),
  forms,
]

export const publicPages = pages([middleware.silentAuth()], 'ordinary', middleware.memberForms())
export const guestPages = pages([middleware.guest()])
export const memberPages = pages([middleware.auth('web')])
const uploaders = [middleware.auth('web'), middleware.uploadLimit()]
export const documentPages = pages(uploaders, 'documents')
export const avatarPages = pages(uploaders, 'avatars')
export const adminPages = pages([middleware.auth('web'), middleware.admin()])

/** For programs that sign what they send. */
export const signedRequests = [middleware.body('signed')]

/** What every route of the API names: who is let in, and then how large a body it reads. */
const api = (access: Access, body: Body = 'ordinary') => [
  middleware.access(access),
  ...(body === 'ordinary' ? [] : [middleware.uploadLimit()]),
  middleware.body(body),
  ...(access === 'anyone' ? [] : [middleware.idempotency()]),
]

export const anyone = api('anyone')
export const person = api('person')
export const admin = api('admin')
export const personOrKey = [middleware.access('any')]
export const reads = [middleware.access('read')]
export const writes = api('write')
export const chats = api('chat')
export const writesDocuments = api('write', 'documents')
export const writesAvatars = api('write', 'avatars')
