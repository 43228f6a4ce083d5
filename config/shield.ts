import { isSecure } from '#config/app'
import { defineConfig } from '@adonisjs/shield'

// Every other header is set for every response, errors included, by the security headers middleware.
export default defineConfig({
  csrf: {
    enabled: true,
    exceptRoutes: [],
    enableXsrfCookie: false,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  csp: { enabled: false },
  hsts: { enabled: false },
  xFrame: { enabled: false },
  contentTypeSniffing: { enabled: false },
})

export const hstsHeader = isSecure ? 'max-age=31536000; includeSubDomains' : null
