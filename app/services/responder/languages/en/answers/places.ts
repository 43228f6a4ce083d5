import type { LanguageAnswers } from '../../contract/answers.js'

const placeNouns =
  '(house|home|village|town|city|street|road|workshop|church|market|sea|river|school|room|kitchen|garden|farm|hotel|station|island|mountain|country|hill|shop|port|harbour|harbor|quarter|station|hospital|ward|factory|shipyard|field|floor|inn|cellar|attic|mill|bridge|coast|beach|valley|forest|square|museum|prison|castle|bank|wall|table|drawer|pocket|bag|box|bed|stop)'

const placePreposition =
  '(in|at|near|on|from|to|behind|by|under|along|across|outside|inside|beside|around|above|among)'

export const places: LanguageAnswers['places'] = {
  named: new RegExp(
    `\\b${placePreposition} (the )?((Rua|rue|Place|St\\.|São) )?(?<name>\\p{Lu}[\\p{L}’'-]+)`,
    'giu'
  ),
  common: new RegExp(
    `\\b${placePreposition} (the|a|an|my|our|his|her|your|their) (\\w+ ){0,2}${placeNouns}s?\\b`
  ),
}
