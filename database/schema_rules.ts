import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const luxon = { source: 'luxon', namedImports: ['DateTime'] }
const columns = (name: string) => ({ source: '#models/columns', namedImports: [name] })

const stamp = (tsType: string, options = '') => ({
  tsType,
  decorator: `@stamp(${options})`,
  imports: [luxon, columns('stamp')],
})

const json = (type: string, source: string) => ({
  tsType: type,
  decorator: '@json()',
  imports: [columns('json'), { source, typeImports: [type] }],
})

export default {
  types: {
    boolean: { tsType: 'boolean', decorator: '@bool()', imports: [columns('bool')] },
  },
  columns: {
    created_at: stamp('DateTime', '{ autoCreate: true }'),
    updated_at: stamp('DateTime', '{ autoCreate: true, autoUpdate: true }'),
    expires_at: stamp('DateTime'),
    revoked_at: stamp('DateTime'),
    actor_closed_at: stamp('DateTime'),
    suspended_at: stamp('DateTime'),
    occurred_at: stamp('DateTime'),
    said_at: stamp('DateTime'),
    confirmed_at: stamp('DateTime'),
    said_from: stamp('DateTime'),
    said_until: stamp('DateTime'),
    read_at: stamp('DateTime'),
    forgotten_at: stamp('DateTime'),
    accepted_at: stamp('DateTime'),
    rejected_at: stamp('DateTime'),
    given_back_at: stamp('DateTime'),
    tested_at: stamp('DateTime'),
    is_grounded: { tsType: 'boolean', decorator: '@bool()', imports: [columns('bool')] },
    is_platform_admin: { tsType: 'boolean', decorator: '@bool()', imports: [columns('bool')] },
  },
  tables: {
    users: { columns: { consents: json('Consents', '#models/consents') } },
    clones: { columns: { tone_config: json('Tone', '#models/tone') } },
    clone_versions: { columns: { snapshot: json('Snapshot', '#models/clone_version') } },
    imports: {
      columns: {
        speakers: json('Speakers', '#models/import'),
        report: json('ImportReport', '#models/import'),
      },
    },
    import_suggestions: { columns: { evidence: json('Evidence', '#models/import_suggestion') } },

    messages: { columns: { metadata: json('MessageMetadata', '#models/message') } },
    api_keys: { columns: { scopes: json('Scopes', '#models/api_key') } },
    audit_entries: { columns: { metadata: json('AuditMetadata', '#models/audit_entry') } },
  },
} satisfies SchemaRules
