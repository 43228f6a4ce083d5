import type { ByLevel } from '../../contract/phrases.js'

/** How somebody is called, or not. */

export const dear: ByLevel<ByLevel<string[]>> = {
  low: { low: [], middle: [], high: ['my dear', 'my friend'] },
  middle: { low: [], middle: [], high: ['my dear', 'my dear friend'] },
  high: { low: [], middle: [], high: ['my dear', 'my dear friend'] },
}

/** For a parent or grandparent; for a partner; for everyone the ones above. */
export const dearChild = ['sweetheart', 'my love', 'darling']
export const dearPartner = ['my love', 'darling']

export const nameless = 'someone'

/** "Oh, {dear}, I was never told" as "I was never told". */
export const withoutDear: Array<[RegExp, string]> = [
  [/^(Oh|Ah), \{dear\}[.,] /, ''],
  [/,? \{dear\}(,(?= that))?/, ''],
]

/** After a dash or "that" the sentence goes on. */
export const runsOn = /(—|that|remember|,) $/
