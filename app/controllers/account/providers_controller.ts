import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import ProblemException from '#exceptions/problem_exception'
import ProviderKey from '#models/provider_key'
import { keyTests } from '#services/accounts/attempt_limits'
import { ownCredentials } from '#services/ai/credentials'
import { faultOf } from '#services/ai/key_test'
import { keyForms } from '#services/ai/providers'
import { providerKeyValidator } from '#validators/provider_key'

/** A user's own keys at providers: what is typed is tried, and then never shown again. */
export default class ProvidersController {
  async index({ auth, view }: HttpContext) {
    const keys = await ProviderKey.query().where('userId', auth.getUserOrFail().id)
    const forms = keyForms.map((form) => ({
      ...form,
      kept: keys.find(({ provider }) => provider === form.id) ?? null,
    }))
    return view.render('pages/account/providers/index', { providers: forms })
  }

  async edit({ auth, params, view }: HttpContext) {
    const form = formOf(params.provider)
    const kept = await ProviderKey.findBy({ userId: auth.getUserOrFail().id, provider: form.id })
    return view.render('pages/account/providers/edit', { provider: form, kept })
  }

  async update({ auth, params, request, response, session }: HttpContext) {
    const form = formOf(params.provider)
    const user = auth.getUserOrFail()
    const typed = await request.validateUsing(providerKeyValidator(form))
    const fields = {
      apiKey: typed.api_key ?? null,
      baseUrl: form.address === 'none' ? null : (typed.base_url ?? null),
    }
    await keyTests.consume(user.id)
    const fault = await faultOf(form.id, ownCredentials(form.id, fields))
    if (fault)
      throw new errors.E_VALIDATION_ERROR([
        { field: fault.field, rule: 'works', message: fault.reason },
      ])
    await ProviderKey.keep(user, form.id, fields, request.ip())
    session.flash('notice', `Your key for ${form.label} works and is kept.`)
    return response.redirect().toRoute('account.providers.index')
  }

  async destroy({ auth, params, request, response, session }: HttpContext) {
    const form = formOf(params.provider)
    const key = await ProviderKey.query()
      .where({ userId: auth.getUserOrFail().id, provider: form.id })
      .firstOrFail()
    await key.remove(request.ip())
    session.flash('notice', `Your key for ${form.label} is removed.`)
    return response.redirect().toRoute('account.providers.index')
  }
}

function formOf(provider: string) {
  const form = keyForms.find(({ id }) => id === provider)
  if (form) return form
  throw new ProblemException('not-found', 'There is no such provider.')
}
