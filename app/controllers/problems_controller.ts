import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import { problemTypes } from '#exceptions/problem_types'

export default class ProblemsController {
  index({ view }: HttpContext) {
    return view.render('pages/problems/index', { problemTypes })
  }

  show({ params, view }: HttpContext) {
    const entry = Object.entries(problemTypes).find(([type]) => type === params.type)
    if (!entry) throw new Exception('Unknown problem', { status: 404 })
    return view.render('pages/problems/show', { type: entry[0], problem: entry[1] })
  }
}
