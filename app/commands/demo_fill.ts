import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class DemoFill extends BaseCommand {
  static commandName = 'demo:fill'
  static description = 'Fill the demo account with people worth talking to'
  static options: CommandOptions = { startApp: true }

  async run() {
    const [{ migrate }, { DemoAccount }] = await Promise.all([
      import('#services/database/migrations'),
      import('#services/demo/demo_account'),
    ])
    await migrate(this.app)
    const filled = await new DemoAccount((step) => this.logger.info(step)).fill()
    this.logger.success(
      filled ? 'The demo account is filled.' : 'The demo account is there already.'
    )
  }
}
