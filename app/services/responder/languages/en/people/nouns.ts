import { wordSet } from '../../word_set.js'
import type { LanguagePeople } from '../../contract/people.js'

export const nouns: LanguagePeople['nouns'] = {
  masculine: wordSet('man boy gentleman king priest monk captain master fisherman'),
  feminine: wordSet('woman girl lady queen nun midwife'),
  neutral: wordSet('boss teacher doctor neighbour neighbor stranger foreman governor sailor'),
  plural: wordSet(
    'children parents kids twins friends brothers sisters sons daughters people neighbours'
  ),
  place: wordSet(`
    street road river beach market island church school university hospital factory shipyard harbour
    harbor square bridge city town village college station airport coast sea ocean mountains company
    museum library avenue park valley bay
  `),
}
