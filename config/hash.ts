import { defineConfig, drivers } from '@adonisjs/core/hash'

// OWASP's and ASVS 5.0's figures for argon2id; about 27 ms a hash.
export default defineConfig({
  default: 'argon',
  list: {
    argon: drivers.argon2({ variant: 'id', memory: 19456, iterations: 2, parallelism: 1 }),
  },
})
