import { english } from './en/main.js'
import type { Language } from './language.js'

/** The languages that a clone can speak, by their codes. */
export const languages: Record<string, Language> = { en: english }

export const usualLanguage = english
