import type { Gender } from '../languages/contract/people.js'
import type { Language } from '../languages/language.js'
import { plainText } from '../text/words.js'

/** By what the clone is to the teller, else by its given name, else by the pronouns in the texts about it. */
export function guessedGender(
  kinship: string | null,
  names: Set<string>,
  texts: string[],
  language: Language
): Gender {
  const [given] = names
  const known =
    genderOfKin(kinship, language) ??
    (given === undefined ? undefined : genderOfName(given, language))
  return known ?? genderOfPronouns(texts.join(' '), language)
}

/** The gender a given name usually has, or undefined when it tells nothing. */
export function genderOfName(name: string, { people }: Language): Gender | undefined {
  const plain = plainText(name)
  const { feminine, masculine, feminineEnding, masculineEnding } = people.names
  if (feminine.has(plain)) return 'feminine'
  if (masculine.has(plain)) return 'masculine'
  if (feminineEnding.test(plain)) return 'feminine'
  return masculineEnding.test(plain) ? 'masculine' : undefined
}

function genderOfKin(kinship: string | null, { people }: Language): Gender | undefined {
  const gender = kinship ? people.kinship.get(kinship)?.gender : undefined
  return gender === 'unknown' ? undefined : gender
}

function genderOfPronouns(text: string, { people }: Language): Gender {
  const masculine = text.match(people.pronouns.masculine)?.length ?? 0
  const feminine = text.match(people.pronouns.feminine)?.length ?? 0
  if (masculine > 2 * feminine) return 'masculine'
  return feminine > 2 * masculine ? 'feminine' : 'unknown'
}
