import { wordSet } from '../../word_set.js'
import type { LanguageMoods } from '../../contract/words.js'

export const moods: LanguageMoods = {
  grave: wordSet(`
    die dead death kill bury funeral grave grief grieve mourn widow widower orphan war battle bomb cancer ill sick disease
    hospital stroke suicide drown accident divorce abuse tragedy miscarriage stillborn prison suffer depression massacre
    starve small-pox smallpox
  `),
  tender: wordSet(
    'cry weep cried sad sadness loss pain lonely loneliness hurt fear regret farewell sorrow'
  ),
  sadNews: wordSet(`
    fail lose alone worried worry anxious fired unhappy heartbroken upset exhausted miss breakup separated tears
    struggling stressed
  `),
  glad: wordSet(`
    job promotion promote married marry wedding engaged baby pregnant born graduate graduation pass passed won win
    prize happy glad excited wonderful love birthday celebrate success finally proud holiday best moved house offer
    accepted finished anniversary better recovered healthy
  `),
}
