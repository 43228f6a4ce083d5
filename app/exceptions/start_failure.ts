import type { Kernel } from '@adonisjs/core/ace'

/** Why the application can't start, and what to do about it, in a sentence or two for whoever runs it. */
export default class StartFailure extends Error {
  override name = 'StartFailure'

  /** At the command line, where a stack trace would hide it. */
  render(_error: unknown, { ui }: Pick<Kernel, 'ui'>) {
    ui.logger.error(this.message)
  }
}
