import User from '#models/user'
import { userJson } from '#transformers/user_transformer'

/** A fresh access token and whose it is; the token's value is never shown again. */
export async function tokenAnswer(user: User) {
  const token = await User.accessTokens.create(user)
  return {
    access_token: token.value!.release(),
    token_type: 'bearer',
    expires_at: token.expiresAt!.toISOString(),
    user: userJson(user),
  }
}
