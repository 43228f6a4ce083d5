import { test } from '@japa/runner'
import { strFromU8, unzipSync } from 'fflate'
import drive from '@adonisjs/drive/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { appUrl } from '#config/app'
import { factoryPassword } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import Clone from '#models/clone'
import Document from '#models/document'
import { exports } from '#start/limiter'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { owner } from '#tests/support/owner'
import { assertProblem } from '#tests/support/problems'

async function exported({ token }: ApiMember) {
  const response = await fetch(`${appUrl}/api/auth/me/export`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const entries = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return {
    response,
    names: Object.keys(entries),
    all: Object.values(entries)
      .map((bytes) => strFromU8(bytes))
      .join('\n'),
    bytes: (ending: string) =>
      Buffer.from(entries[Object.keys(entries).find((name) => name.endsWith(ending))!]),
    json: (ending: string) =>
      JSON.parse(strFromU8(entries[Object.keys(entries).find((name) => name.endsWith(ending))!])),
  }
}

test.group('API auth/exports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a ZIP under the name of the day holds what the API tells of everything', async ({
    client,
    assert,
  }) => {
    const { ines, clone, memory, conversation, letters } = await owner(client)
    const archive = await exported(ines)
    const { headers, status } = archive.response
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'application/zip')
    const day = new Date().toISOString().slice(0, 10)
    assert.equal(
      headers.get('content-disposition'),
      `attachment; filename="clonememoria-export-${day}.zip"`
    )
    const toldOf = async (path: string) => (await ines.get(path)).body()
    assert.deepInclude(archive.json('account.json'), await toldOf('/api/auth/me'))
    assert.deepInclude(archive.json('clone.json'), await toldOf(`/api/clones/${clone.id}`))
    assert.equal(archive.json('clone.json').settings.temperature, 0.7)
    const [version] = archive.json('/versions.json')
    assert.deepInclude(version, { number: 1, name: clone.name, llm_provider: 'dummy' })
    assert.deepEqual(archive.json('/memories.json'), [memory])
    const documents = archive.json('/documents.json')
    assert.deepInclude(
      documents[0],
      await toldOf(`/api/clones/${clone.id}/documents/${letters.id}`)
    )
    assert.equal(documents[0].content, 'It rains in Porto.')
    assert.isNull(documents[0].file)
    const [talk] = archive.json('/conversations.json')
    const messages = await toldOf(`/api/conversations/${conversation.id}/messages`)
    assert.deepEqual(talk, { ...(await toldOf(`/api/conversations/${conversation.id}`)), messages })
    assert.isNotEmpty(talk.messages[1].metadata.citations)
  })

  test('uploads are in it byte for byte', async ({ client, assert }) => {
    const { ines, upload } = await owner(client)
    const archive = await exported(ines)
    const { file } = archive
      .json('/documents.json')
      .find(({ id }: { id: string }) => id === upload.id)
    assert.match(file, /^files\/life-(and-)?times-[0-9a-f]{12}\.text$/)
    assert.deepEqual(archive.bytes(file), upload.bytes)
  })

  test('the picture of a clone is in it', async ({ client, assert }) => {
    const { ines, clone } = await owner(client)
    const name = `${clone.id}-256.webp`
    await drive.use().put(`avatars/${name}`, 'RIFF, as it were')
    await Clone.query()
      .where('id', clone.id)
      .update({ avatar_image_url: `/avatars/${name}` })
    const archive = await exported(ines)
    assert.equal(archive.bytes('/picture.webp').toString(), 'RIFF, as it were')
    await drive.use().delete(`avatars/${name}`)
  })

  test('a file that is gone does not spoil the rest', async ({ client, assert }) => {
    const { ines, upload } = await owner(client)
    const { fileKey } = await Document.findOrFail(upload.id)
    await drive.use().delete(fileKey!)
    const archive = await exported(ines)
    assert.lengthOf(archive.json('/documents.json'), 2)
    assert.isUndefined(archive.names.find((name) => name.includes('/files/')))
  })

  test('nothing secret is in it', async ({ client, assert }) => {
    const { ines, apiKey, rawKey } = await owner(client)
    const archive = await exported(ines)
    assert.lengthOf(archive.json('api_keys.json'), 1)
    assert.lengthOf(archive.json('access_tokens.json'), 1)
    assert.lengthOf(archive.json('devices.json'), 1)
    const secrets = [apiKey.keyHash, rawKey, ines.token, ines.user.password, factoryPassword]
    for (const secret of secrets) assert.notInclude(archive.all, secret)
    assert.notMatch(archive.all, /argon2|"\w*hash"|"password"|"embedding"/)
  })

  test('nobody else is in it', async ({ client, assert }) => {
    const other = await owner(client)
    const ines = await apiMember(client)
    const archive = await exported(ines)
    const foreign = [other.ines.user.id, other.ines.user.email, other.clone.id, 'lighthouse']
    for (const text of foreign) assert.notInclude(archive.all, text)
    assert.isUndefined(archive.names.find((name) => name.startsWith('clones/')))
  })

  test('each is recorded, and the sixth within an hour is refused', async ({ client, assert }) => {
    const ines = await apiMember(client)
    for (let time = 1; time <= 5; time++) {
      const archive = await exported(ines)
      const events = archive.json('audit_entries.json').map(({ event }: any) => event)
      assert.deepEqual(events, Array(time).fill('account.exported'))
    }
    const refused = await ines.get('/api/auth/me/export')
    assertProblem(assert, refused, 'rate-limited', ['limit', 'window_seconds', 'retry_after'])
    assert.equal(refused.body().limit, 5)
    const entries = await AuditEntry.query().where({ actorId: ines.user.id })
    assert.lengthOf(entries, 5)
    assert.isNotNull(entries[0].ipAddress)
    await exports.reset(ines.user.id)
  })
})
