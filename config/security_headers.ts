import { stripe } from '#config/billing'
import { hstsHeader } from '#config/shield'

/** Browsers hold the redirect that answers a form to the policy too. */
const paymentPages = stripe ? ['https://checkout.stripe.com', 'https://billing.stripe.com'] : []

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  `form-action ${["'self'", ...paymentPages].join(' ')}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For every answer, those of errors and unknown addresses included. Pages need neither inline scripts nor a nonce. */
export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  ...(hstsHeader && { 'Strict-Transport-Security': hstsHeader }),
}
