import vine from '@vinejs/vine'
import type { KeyForm } from '#services/ai/provider_definition'
import { line } from '#validators/rules'

/** What an HTTP header can carry. */
const key = () => line(500).regex(/^[\x21-\x7e]+$/)

const address = () =>
  line(500).url({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })

/** What may be typed depends on the provider. */
export const providerKeyValidator = ({ needsKey, address: kind }: KeyForm) =>
  vine.create({
    api_key: needsKey ? key() : key().nullable().optional(),
    base_url: kind === 'required' ? address() : address().nullable().optional(),
  })
