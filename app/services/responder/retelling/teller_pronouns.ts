import { isFirstPerson } from './first_person_words.js'
import type { SentenceDraft } from './sentence_draft.js'

/** The teller's "I" becomes "you"; in a document nobody knows whose it is. */
export function replaceTeller(draft: SentenceDraft, isMemory: boolean) {
  const { sentence } = draft
  const { pronouns, retelling } = sentence.language
  for (const index of sentence.ownIndexes()) {
    if (draft.isWritten(index) || !isFirstPerson(sentence, index)) continue
    if (!isMemory) draft.isDoubtful = true
    draft.write(index, retelling.teller.get(sentence.plain(index)) ?? pronouns.addressee)
    if (sentence.plain(index) === pronouns.self) agreeTeller(draft, index)
  }
}

/** In "he laughed with us" the teller's group is without the clone; in "we went to the sea" it is not. */
export function replaceTellersGroup(draft: SentenceDraft) {
  const { sentence } = draft
  for (const index of sentence.ownIndexes()) {
    const form = sentence.language.retelling.tellersGroup.get(sentence.plain(index))
    if (form && !draft.isWritten(index)) draft.write(index, form)
  }
}

function agreeTeller(draft: SentenceDraft, index: number) {
  const { sentence } = draft
  const verb = sentence.skipAdverbs(index + 1)
  const form = sentence.language.verbs.secondPerson(sentence.plain(verb))
  if (!draft.isWritten(verb) && form !== sentence.plain(verb)) draft.write(verb, form)
}
