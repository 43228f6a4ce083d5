import app from '@adonisjs/core/services/app'
import { errors as authErrors } from '@adonisjs/auth'
import { errors as bouncerErrors } from '@adonisjs/bouncer'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import { ReadOnlyValuesStore } from '@adonisjs/session'
import { errors as shieldErrors } from '@adonisjs/shield'
import { errors as vineErrors } from '@vinejs/vine'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { databaseUnavailable, isDatabaseUnavailable } from '#exceptions/database_unavailable'
import ProblemException from '#exceptions/problem_exception'
import { storageProblem, storageProblemOf } from '#exceptions/storage_problem'
import { isForeignKeyViolation, isMalformedValue } from '#services/database/sql'
import { outage } from '#services/database/outage'
import { storageFaultIn } from '#exceptions/storage_fault'
import { storageWatch } from '#services/database/storage_watch'

/** One place decides how every refusal and failure looks: problem details, a fragment, or a page. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = !app.inProduction
  protected renderStatusPages = true
  protected ignoreStatuses = [400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 507]

  async handle(error: unknown, ctx: HttpContext) {
    const problem = (await lostForm(error)) ?? toProblem(error)
    if (
      problem.status >= 500 &&
      app.inDev &&
      !ctx.request.isApi &&
      !(error instanceof ProblemException)
    ) {
      return super.handle(error, ctx)
    }
    Object.entries(problem.headers).forEach(([name, value]) => ctx.response.header(name, value))
    if (ctx.request.isApi) return this.#asProblemDetails(problem, ctx)
    if (
      error instanceof vineErrors.E_VALIDATION_ERROR &&
      !ctx.request.wantsFragment &&
      'session' in ctx
    ) {
      return this.#backToTheForm(error, ctx)
    }
    if (problem.status === 401) return this.#toLogin(ctx)
    return ctx.request.wantsFragment ? this.#asFragment(problem, ctx) : this.#asPage(problem, ctx)
  }

  /** Database errors quote the statement with its values, and what people teach does not belong in logs. */
  async report(error: any, ctx: HttpContext) {
    const fault = storageFaultIn(error)
    if (fault) return storageWatch.note(fault, error)
    if (isDatabaseUnavailable(error)) return outage.note(error)
    if (/^(SQLITE_|[0-9A-Z]{5}$)/.test(error?.code ?? '')) {
      const message = String(error.message).split(' - ').at(-1)
      return super.report(
        Object.assign(new Error(message), {
          code: error.code,
          status: 500,
          stack: error.stack?.split('\n').slice(1).join('\n'),
        }),
        ctx
      )
    }
    return super.report(error, ctx)
  }

  #asProblemDetails(problem: ProblemException, { response }: HttpContext) {
    response
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem.toJSON()))
  }

  #backToTheForm(
    error: InstanceType<typeof vineErrors.E_VALIDATION_ERROR>,
    { session, response }: HttpContext
  ) {
    session.flashValidationErrors(error)
    session.flashExcept(secretFields)
    response.redirect().back()
  }

  #toLogin(ctx: HttpContext) {
    if (ctx.request.wantsFragment)
      return ctx.response.status(401).header('HX-Redirect', urlFor('session.create')).send('')
    return ctx.response.redirect().withIntendedUrl().toRoute('session.create')
  }

  async #asFragment(problem: ProblemException, ctx: HttpContext) {
    if (problem.code === 'E_BAD_CSRF_TOKEN') ctx.response.header('HX-Refresh', 'true')
    ctx.response.header('HX-Retarget', '#notices').header('HX-Reswap', 'innerHTML')
    const html = await ctx.view.render('components/notice', {
      kind: 'problem',
      problem: problem.toJSON(),
    })
    ctx.response.status(problem.status).send(html)
  }

  async #asPage(problem: ProblemException, ctx: HttpContext) {
    if (ctx.showFormAgain && [402, 429, 507].includes(problem.status))
      return this.#asForm(problem, ctx, ctx.showFormAgain)
    const html = await ctx.view.render('pages/problems/error', { problem: problem.toJSON() })
    ctx.response.status(problem.status).send(html)
  }

  /** The page that the form stands on, with what was typed and why it was refused. */
  async #asForm(
    problem: ProblemException,
    { request, response, view }: HttpContext,
    showFormAgain: () => Promise<unknown>
  ) {
    const flashMessages = new ReadOnlyValuesStore(request.all())
    view.share({ refusal: problem.toJSON(), flashMessages, usageWarnings: null })
    response.status(problem.status).send(await showFormAgain())
  }
}

/** Where a form has lost its token because no session could be stored, to reload the page does not help. */
async function lostForm(error: unknown) {
  if (!(error instanceof shieldErrors.E_BAD_CSRF_TOKEN)) return null
  const fault = await storageWatch.look().catch(() => null)
  return fault && storageProblem(fault)
}

function toProblem(error: any): ProblemException {
  if (error instanceof ProblemException) return error
  const storage = storageProblemOf(error)
  if (storage) return storage
  if (error instanceof vineErrors.E_VALIDATION_ERROR) return validationProblem(error.messages)
  if (error instanceof authErrors.E_UNAUTHORIZED_ACCESS) {
    return new ProblemException(
      'unauthenticated',
      'This needs a valid access token or API key: none was sent, or it is unknown, revoked or expired.',
      {},
      {
        'WWW-Authenticate': 'Bearer realm="CloneMemoria"',
      }
    )
  }
  if (error instanceof bouncerErrors.E_AUTHORIZATION_FAILURE) {
    return new ProblemException('forbidden', 'Your account is not allowed to do this.')
  }
  if (error instanceof shieldErrors.E_BAD_CSRF_TOKEN) {
    return new ProblemException(
      'forbidden',
      'This form has expired. Go back, reload the page and send it again.'
    )
  }
  if (isForeignKeyViolation(error) || isMalformedValue(error)) return notFound()
  if (isDatabaseUnavailable(error)) return databaseUnavailable()
  return byStatus(error)
}

/** Nothing secret is kept in the session, not even until the next page. */
const secretFields = [
  '_csrf',
  '_method',
  'password',
  'current_password',
  'email_password',
  'api_key',
]

const notFound = () =>
  new ProblemException('not-found', 'There is nothing here, or nothing that belongs to you.')

function byStatus(error: any): ProblemException {
  switch (error?.status) {
    case 400:
      return new ProblemException(
        'malformed-request',
        'The body of the request could not be read. Check its syntax.'
      )
    case 404:
      return notFound()
    case 415:
      return new ProblemException(
        'unsupported-media-type',
        'The body has an encoding that is not supported. Send it as UTF-8.'
      )
    case 422:
      return new ProblemException('validation-failed', 'The body must be a JSON object.', {
        errors: [{ field: '', rule: 'object', message: 'The body must be a JSON object' }],
      })
    default:
      return new ProblemException(
        'internal-error',
        'Something went wrong on our side. Nothing was lost; please try again.'
      )
  }
}

function validationProblem(messages: Array<{ field: string; rule: string; message: string }>) {
  const errors = messages.map(({ field, rule, message }) => ({ field, rule, message }))
  return new ProblemException(
    'validation-failed',
    errors.map(({ message }) => `${message}.`).join(' '),
    { errors }
  )
}
