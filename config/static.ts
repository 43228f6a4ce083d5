import { defineConfig } from '@adonisjs/static'

// Views name assets with their content's hash (`asset()`), so a changed file has a new address.
export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  maxAge: '365d',
  immutable: false,
  // Nothing is stored of other answers, which the security headers have said already.
  headers: () => ({ 'Cache-Control': 'public, max-age=31536000' }),
})
