import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'api.openapi_document.show': { paramsTuple?: []; params?: {} }
    'api.registrations.store': { paramsTuple?: []; params?: {} }
    'api.sessions.store': { paramsTuple?: []; params?: {} }
    'api.sessions.destroy': { paramsTuple?: []; params?: {} }
    'api.profile.show': { paramsTuple?: []; params?: {} }
    'api.profile.update': { paramsTuple?: []; params?: {} }
    'api.profile.destroy': { paramsTuple?: []; params?: {} }
    'api.exports.show': { paramsTuple?: []; params?: {} }
    'api.api_keys.index': { paramsTuple?: []; params?: {} }
    'api.api_keys.store': { paramsTuple?: []; params?: {} }
    'api.api_keys.destroy': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.rotations.store': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.usages.show': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.plans.index': { paramsTuple?: []; params?: {} }
    'api.usage.show': { paramsTuple?: []; params?: {} }
    'api.checkouts.store': { paramsTuple?: []; params?: {} }
    'api.clones.index': { paramsTuple?: []; params?: {} }
    'api.clones.store': { paramsTuple?: []; params?: {} }
    'api.clones.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.destroy': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.searches.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.settings.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.settings.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.avatars.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.avatars.destroy': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.memories.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.memories.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.imports.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'api.clones.documents.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'api.clones.conversations.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.conversations.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.speeches.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.memories.show': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.memories.update': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.memories.destroy': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.clones.memories.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.clones.memories.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.clones.memories.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.imports.show': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'api.conversations.show': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.conversations.update': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.conversations.destroy': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.conversations.messages.index': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.conversations.messages.store': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.clones.conversations.messages.index': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'api.clones.conversations.messages.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'api.chat.stream': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.chat.tts': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.admin.users.index': { paramsTuple?: []; params?: {} }
    'api.admin.users.update': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'api.admin.clones.index': { paramsTuple?: []; params?: {} }
    'api.admin.statistics.show': { paramsTuple?: []; params?: {} }
    'api.admin.audit_entries.index': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'avatars.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'problems.index': { paramsTuple?: []; params?: {} }
    'problems.show': { paramsTuple: [ParamValue]; params: {'type': ParamValue} }
    'docs.show': { paramsTuple?: []; params?: {} }
    'assets.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'new_account.create': { paramsTuple?: []; params?: {} }
    'new_account.store': { paramsTuple?: []; params?: {} }
    'session.create': { paramsTuple?: []; params?: {} }
    'session.store': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'password_resets.edit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'session.destroy': { paramsTuple?: []; params?: {} }
    'dashboard.show': { paramsTuple?: []; params?: {} }
    'account.edit': { paramsTuple?: []; params?: {} }
    'account.update': { paramsTuple?: []; params?: {} }
    'account.destroy': { paramsTuple?: []; params?: {} }
    'account.emails.update': { paramsTuple?: []; params?: {} }
    'account.passwords.update': { paramsTuple?: []; params?: {} }
    'account.consents.edit': { paramsTuple?: []; params?: {} }
    'account.consents.update': { paramsTuple?: []; params?: {} }
    'account.providers.index': { paramsTuple?: []; params?: {} }
    'account.providers.edit': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'account.providers.update': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'account.providers.destroy': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'account.devices.index': { paramsTuple?: []; params?: {} }
    'account.devices.destroy': { paramsTuple: [ParamValue]; params: {'device_id': ParamValue} }
    'account.access_tokens.destroy': { paramsTuple: [ParamValue]; params: {'token_id': ParamValue} }
    'account.sessions.destroy': { paramsTuple?: []; params?: {} }
    'account.exports.show': { paramsTuple?: []; params?: {} }
    'account.deletions.create': { paramsTuple?: []; params?: {} }
    'developer.show': { paramsTuple?: []; params?: {} }
    'developer.keys.store': { paramsTuple?: []; params?: {} }
    'developer.keys.show': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'developer.keys.destroy': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'developer.rotations.store': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'billing.show': { paramsTuple?: []; params?: {} }
    'billing.checkouts.show': { paramsTuple?: []; params?: {} }
    'billing.checkouts.store': { paramsTuple?: []; params?: {} }
    'billing.subscriptions.store': { paramsTuple?: []; params?: {} }
    'billing.portals.store': { paramsTuple?: []; params?: {} }
    'billing.dismissals.store': { paramsTuple?: []; params?: {} }
    'clones.create': { paramsTuple?: []; params?: {} }
    'clones.store': { paramsTuple?: []; params?: {} }
    'clones.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.settings.edit': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.settings.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.previews.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.samples.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.embeddings.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.embeddings.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.avatars.destroy': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.versions.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.comparisons.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.comparisons.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.restorations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'version_id': ParamValue} }
    'clones.passages.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'passage_id': ParamValue} }
    'clones.test_benches.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.memories.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.memories.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.imports.create': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.consents.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.imports.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.states.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.imports.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.confirmations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.suggestions.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue,'suggestion_id': ParamValue} }
    'clones.suggestions.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue,'suggestion_id': ParamValue} }
    'clones.documents.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.rows.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.texts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.documents.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.conversations.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.conversations.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.conversations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'clones.conversations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'clones.messages.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.speeches.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'message_id': ParamValue} }
    'clones.replies.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'message_id': ParamValue} }
    'clones.documents.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.imports.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.avatars.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'admin.dashboard.show': { paramsTuple?: []; params?: {} }
    'admin.users.index': { paramsTuple?: []; params?: {} }
    'admin.users.show': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.clones.index': { paramsTuple?: []; params?: {} }
    'admin.audit_entries.index': { paramsTuple?: []; params?: {} }
    'admin.users.plans.update': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.users.suspensions.store': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.users.suspensions.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.users.admin_rights.store': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.users.admin_rights.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'billing.stripe.webhook': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'api.openapi_document.show': { paramsTuple?: []; params?: {} }
    'api.profile.show': { paramsTuple?: []; params?: {} }
    'api.exports.show': { paramsTuple?: []; params?: {} }
    'api.api_keys.index': { paramsTuple?: []; params?: {} }
    'api.usages.show': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.plans.index': { paramsTuple?: []; params?: {} }
    'api.usage.show': { paramsTuple?: []; params?: {} }
    'api.clones.index': { paramsTuple?: []; params?: {} }
    'api.clones.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.searches.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.settings.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.memories.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'api.clones.conversations.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.memories.show': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.clones.memories.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.imports.show': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'api.conversations.show': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.conversations.messages.index': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.clones.conversations.messages.index': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'api.admin.users.index': { paramsTuple?: []; params?: {} }
    'api.admin.clones.index': { paramsTuple?: []; params?: {} }
    'api.admin.statistics.show': { paramsTuple?: []; params?: {} }
    'api.admin.audit_entries.index': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'avatars.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'problems.index': { paramsTuple?: []; params?: {} }
    'problems.show': { paramsTuple: [ParamValue]; params: {'type': ParamValue} }
    'docs.show': { paramsTuple?: []; params?: {} }
    'assets.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'new_account.create': { paramsTuple?: []; params?: {} }
    'session.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.edit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'dashboard.show': { paramsTuple?: []; params?: {} }
    'account.edit': { paramsTuple?: []; params?: {} }
    'account.consents.edit': { paramsTuple?: []; params?: {} }
    'account.providers.index': { paramsTuple?: []; params?: {} }
    'account.providers.edit': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'account.devices.index': { paramsTuple?: []; params?: {} }
    'account.exports.show': { paramsTuple?: []; params?: {} }
    'account.deletions.create': { paramsTuple?: []; params?: {} }
    'developer.show': { paramsTuple?: []; params?: {} }
    'developer.keys.show': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'billing.show': { paramsTuple?: []; params?: {} }
    'billing.checkouts.show': { paramsTuple?: []; params?: {} }
    'clones.create': { paramsTuple?: []; params?: {} }
    'clones.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.settings.edit': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.samples.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.embeddings.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.versions.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.comparisons.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.passages.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'passage_id': ParamValue} }
    'clones.test_benches.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.imports.create': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.imports.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.states.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.documents.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.rows.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.texts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.conversations.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.conversations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'clones.speeches.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'message_id': ParamValue} }
    'admin.dashboard.show': { paramsTuple?: []; params?: {} }
    'admin.users.index': { paramsTuple?: []; params?: {} }
    'admin.users.show': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.clones.index': { paramsTuple?: []; params?: {} }
    'admin.audit_entries.index': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'api.openapi_document.show': { paramsTuple?: []; params?: {} }
    'api.profile.show': { paramsTuple?: []; params?: {} }
    'api.exports.show': { paramsTuple?: []; params?: {} }
    'api.api_keys.index': { paramsTuple?: []; params?: {} }
    'api.usages.show': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.plans.index': { paramsTuple?: []; params?: {} }
    'api.usage.show': { paramsTuple?: []; params?: {} }
    'api.clones.index': { paramsTuple?: []; params?: {} }
    'api.clones.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.searches.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.settings.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.memories.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'api.clones.conversations.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.memories.show': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.clones.memories.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.imports.show': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'api.conversations.show': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.conversations.messages.index': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.clones.conversations.messages.index': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'api.admin.users.index': { paramsTuple?: []; params?: {} }
    'api.admin.clones.index': { paramsTuple?: []; params?: {} }
    'api.admin.statistics.show': { paramsTuple?: []; params?: {} }
    'api.admin.audit_entries.index': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'avatars.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'problems.index': { paramsTuple?: []; params?: {} }
    'problems.show': { paramsTuple: [ParamValue]; params: {'type': ParamValue} }
    'docs.show': { paramsTuple?: []; params?: {} }
    'assets.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'new_account.create': { paramsTuple?: []; params?: {} }
    'session.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.edit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'dashboard.show': { paramsTuple?: []; params?: {} }
    'account.edit': { paramsTuple?: []; params?: {} }
    'account.consents.edit': { paramsTuple?: []; params?: {} }
    'account.providers.index': { paramsTuple?: []; params?: {} }
    'account.providers.edit': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'account.devices.index': { paramsTuple?: []; params?: {} }
    'account.exports.show': { paramsTuple?: []; params?: {} }
    'account.deletions.create': { paramsTuple?: []; params?: {} }
    'developer.show': { paramsTuple?: []; params?: {} }
    'developer.keys.show': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'billing.show': { paramsTuple?: []; params?: {} }
    'billing.checkouts.show': { paramsTuple?: []; params?: {} }
    'clones.create': { paramsTuple?: []; params?: {} }
    'clones.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.settings.edit': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.samples.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.embeddings.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.versions.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.comparisons.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.passages.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'passage_id': ParamValue} }
    'clones.test_benches.show': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.imports.create': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.imports.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.states.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.documents.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.documents.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.rows.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.texts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.conversations.index': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.conversations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'clones.speeches.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'message_id': ParamValue} }
    'admin.dashboard.show': { paramsTuple?: []; params?: {} }
    'admin.users.index': { paramsTuple?: []; params?: {} }
    'admin.users.show': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.clones.index': { paramsTuple?: []; params?: {} }
    'admin.audit_entries.index': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'api.registrations.store': { paramsTuple?: []; params?: {} }
    'api.sessions.store': { paramsTuple?: []; params?: {} }
    'api.sessions.destroy': { paramsTuple?: []; params?: {} }
    'api.api_keys.store': { paramsTuple?: []; params?: {} }
    'api.rotations.store': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.checkouts.store': { paramsTuple?: []; params?: {} }
    'api.clones.store': { paramsTuple?: []; params?: {} }
    'api.clones.avatars.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.memories.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.imports.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.conversations.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.speeches.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.conversations.messages.store': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.clones.conversations.messages.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'api.chat.stream': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.chat.tts': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'new_account.store': { paramsTuple?: []; params?: {} }
    'session.store': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'session.destroy': { paramsTuple?: []; params?: {} }
    'developer.keys.store': { paramsTuple?: []; params?: {} }
    'developer.rotations.store': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'billing.checkouts.store': { paramsTuple?: []; params?: {} }
    'billing.subscriptions.store': { paramsTuple?: []; params?: {} }
    'billing.portals.store': { paramsTuple?: []; params?: {} }
    'billing.dismissals.store': { paramsTuple?: []; params?: {} }
    'clones.store': { paramsTuple?: []; params?: {} }
    'clones.previews.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.embeddings.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.comparisons.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.restorations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'version_id': ParamValue} }
    'clones.memories.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.consents.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.confirmations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.conversations.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.messages.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.replies.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'message_id': ParamValue} }
    'clones.documents.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.imports.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.avatars.store': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'admin.users.suspensions.store': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.users.admin_rights.store': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'billing.stripe.webhook': { paramsTuple?: []; params?: {} }
  }
  PATCH: {
    'api.profile.update': { paramsTuple?: []; params?: {} }
    'api.clones.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.settings.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.memories.update': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.clones.memories.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.conversations.update': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'api.admin.users.update': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'account.update': { paramsTuple?: []; params?: {} }
    'clones.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.settings.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.suggestions.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue,'suggestion_id': ParamValue} }
  }
  DELETE: {
    'api.profile.destroy': { paramsTuple?: []; params?: {} }
    'api.api_keys.destroy': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'api.clones.destroy': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.avatars.destroy': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.clones.documents.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'api.memories.destroy': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.clones.memories.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'api.conversations.destroy': { paramsTuple: [ParamValue]; params: {'conversation_id': ParamValue} }
    'account.destroy': { paramsTuple?: []; params?: {} }
    'account.providers.destroy': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'account.devices.destroy': { paramsTuple: [ParamValue]; params: {'device_id': ParamValue} }
    'account.access_tokens.destroy': { paramsTuple: [ParamValue]; params: {'token_id': ParamValue} }
    'account.sessions.destroy': { paramsTuple?: []; params?: {} }
    'developer.keys.destroy': { paramsTuple: [ParamValue]; params: {'key_id': ParamValue} }
    'clones.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'clones.avatars.destroy': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'clones.memories.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'clones.imports.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue} }
    'clones.suggestions.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'clone_id': ParamValue,'import_id': ParamValue,'suggestion_id': ParamValue} }
    'clones.documents.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'document_id': ParamValue} }
    'clones.conversations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'conversation_id': ParamValue} }
    'admin.users.suspensions.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'admin.users.admin_rights.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
  }
  PUT: {
    'api.clones.update': { paramsTuple: [ParamValue]; params: {'clone_id': ParamValue} }
    'api.memories.update': { paramsTuple: [ParamValue]; params: {'memory_id': ParamValue} }
    'api.clones.memories.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clone_id': ParamValue,'memory_id': ParamValue} }
    'account.emails.update': { paramsTuple?: []; params?: {} }
    'account.passwords.update': { paramsTuple?: []; params?: {} }
    'account.consents.update': { paramsTuple?: []; params?: {} }
    'account.providers.update': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'admin.users.plans.update': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}