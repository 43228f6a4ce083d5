import type { ApiClient } from '@japa/api-client'
import { UserFactory } from '#database/factories/user_factory'
import ApiKey, { defaultKeyFields, type ApiKeyFields } from '#models/api_key'
import User from '#models/user'
import '#tests/support/every_answer'

/** A user who speaks the JSON API with an access token. */
export class ApiMember {
  constructor(
    private client: ApiClient,
    readonly user: User,
    readonly token: string
  ) {}

  get(path: string) {
    return this.client.get(path).bearerToken(this.token)
  }

  post(path: string, body?: unknown) {
    return this.#send('POST', path, body)
  }

  put(path: string, body?: unknown) {
    return this.#send('PUT', path, body)
  }

  patch(path: string, body?: unknown) {
    return this.#send('PATCH', path, body)
  }

  delete(path: string) {
    return this.client.delete(path).bearerToken(this.token)
  }

  /** Sends JSON as it is written, well-formed or not. */
  raw(method: string, path: string, json: string) {
    return this.client
      .request(path, method)
      .bearerToken(this.token)
      .type('application/json')
      .json(json)
  }

  upload(path: string, bytes: Buffer | string, filename: string) {
    return this.client
      .post(path)
      .bearerToken(this.token)
      .file('file', Buffer.from(bytes), { filename })
  }

  #send(method: string, path: string, body: unknown) {
    const request = this.client.request(path, method).bearerToken(this.token)
    return body === undefined ? request : request.json(body)
  }
}

/** A fresh member, or one for a user at hand. */
export async function apiMember(client: ApiClient, user?: User) {
  const owner = user ?? (await UserFactory.create())
  const token = await User.accessTokens.create(owner)
  return new ApiMember(client, owner, token.value!.release())
}

/** A program that sends an API key, of a fresh user or one at hand. */
export class KeyHolder extends ApiMember {
  constructor(
    client: ApiClient,
    user: User,
    readonly apiKey: ApiKey,
    readonly rawKey: string
  ) {
    super(client, user, rawKey)
  }
}

export async function keyHolder(
  client: ApiClient,
  fields: Partial<ApiKeyFields> = {},
  user?: User
) {
  const owner = user ?? (await UserFactory.create())
  const { apiKey, rawKey } = await ApiKey.issue(
    owner,
    { ...defaultKeyFields, label: 'Nightly sync', ...fields },
    null
  )
  return new KeyHolder(client, owner, apiKey, rawKey)
}
