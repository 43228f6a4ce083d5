import { defineConfig } from '@adonisjs/static'

// Views name assets with their content's hash (`asset()`), so a changed file has a new address.
export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  maxAge: '365d',
  immutable: false,
})
