import { defineConfig } from '@adonisjs/core/bodyparser'

/** Largest document file, in bytes. */
export const documentFileLimit = 20 * 1024 * 1024

/** Largest picture, in bytes. */
export const avatarFileLimit = 5 * 1024 * 1024

/** 2,000,000 characters of up to six bytes each (`\uXXXX`), and the fields around them. */
export const documentTextLimit = 12 * 1024 * 1024 + 64 * 1024

/** Everything else, in bytes. */
export const bodyLimit = 1024 * 1024

const forms = { convertEmptyStringsToNull: true, trimWhitespaces: false }

/** Bodies of ordinary requests: no multipart, as no file is taken. */
export const ordinaryBody = defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { ...forms, limit: bodyLimit, types: ['application/x-www-form-urlencoded'] },
  json: {
    convertEmptyStringsToNull: false,
    trimWhitespaces: false,
    limit: bodyLimit,
    strict: true,
    types: ['application/json', 'application/*+json'],
  },
  multipart: { types: [] },
  raw: { types: [] },
})

/** Bodies of the two routes that take documents. */
export const documentBody = defineConfig({
  ...ordinaryBody,
  form: { ...ordinaryBody.form, limit: documentTextLimit },
  json: { ...ordinaryBody.json, limit: documentTextLimit },
  multipart: {
    ...forms,
    autoProcess: false,
    limit: documentFileLimit + bodyLimit,
    fieldsLimit: documentTextLimit,
    maxFields: 100,
    types: ['multipart/form-data'],
  },
})

/** Bodies of the two routes that take a picture. */
export const avatarBody = defineConfig({
  ...ordinaryBody,
  multipart: {
    ...forms,
    autoProcess: false,
    limit: avatarFileLimit + 64 * 1024,
    fieldsLimit: 64 * 1024,
    maxFields: 20,
    types: ['multipart/form-data'],
  },
})

/** Bodies that are signed as they were sent: they are kept as text until the signature is verified. */
export const signedBody = defineConfig({
  ...ordinaryBody,
  form: { types: [] },
  json: { types: [] },
  raw: { limit: bodyLimit, types: ['application/json'] },
})

export default ordinaryBody
