import { english } from './en/main.js'
import type { Language } from './language.js'

/** What a clone speaks where nothing else is chosen; so far the only language. */
export const usualLanguage: Language = english
