import { writeFileSync } from 'node:fs'
import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { browserClient } from '@japa/browser-client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import { spec } from '@japa/runner/reporters'
import type { Emitter, Runner } from '@japa/runner/core'
import type { Config } from '@japa/runner/types'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import { dbAssertions } from '@adonisjs/lucid/plugins/db'
import { chromium } from 'playwright-core'
import { appUrl } from '#config/app'
import { migrate } from '#services/database/migrations'

/** Leaves the counts where the test command adds them up. */
const summary = {
  name: 'summary',
  handler(runner: Runner, emitter: Emitter) {
    emitter.on('runner:end', () => {
      const { aggregates } = runner.getSummary()
      const { passed, failed, skipped, regression } = aggregates
      if (!process.env.TEST_SUMMARY) return
      writeFileSync(
        process.env.TEST_SUMMARY,
        JSON.stringify({ passed: passed + regression, failed, skipped })
      )
    })
  },
}

export const reporters: Config['reporters'] = {
  activated: ['spec', 'summary'],
  list: [spec(), summary],
}

export const plugins: Config['plugins'] = [
  assert(),
  apiClient(appUrl),
  pluginAdonisJS(app, { baseURL: appUrl }),
  sessionApiClient(app),
  shieldApiClient(),
  authApiClient(app),
  dbAssertions(app),
  browserClient({
    runInSuites: ['browser'],
    launcher: (options) =>
      chromium.launch({
        ...options,
        executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
      }) as any,
  }),
]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [() => migrate(app)],
  teardown: [],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (['functional', 'browser'].includes(suite.name))
    suite.setup(() => testUtils.httpServer().start())
}
