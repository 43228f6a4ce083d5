import type { LanguageJoins, LanguageRoles } from '../../contract/retelling.js'

export const roles: LanguageRoles = {
  clauseOpener: /^(before|after|until|since|than|like|for)$/,
  modal: /^(can|could|will|would|to|should|must|may|might|not|never|did|didn't)$/,
  afterObject:
    /^(a|an|the|to|and|or|but|that|this|it|him|me|us|them|in|on|at|by|for|with|from|as|if|when|while|because|so|up|down|out|off|away|back|home|how|what|where|why|who|everything|nothing|something|there|here|very|again|once|twice|every|each|all|i|you|he|she|they|we|about|into|everywhere|anywhere|somewhere|together|alone|today|yesterday|tomorrow|instead|forever|anything|whether|than|like|enough|over|through|during|until|before|after|since)$/,
  causative:
    /^(made|make|makes|let|lets|saw|see|sees|heard|kept|keep|called|watched|found|helped)$/,
  own: 'own',
  apposition: /^(a|an|the|born|then|now|known|son|daughter|my|our)$/,
  afterContraction: /^(a|an|the|always|never|not|been|got|gone|\w+ing)$/,
  inverted: /^(is|has|does)$/,
}

export const joins: LanguageJoins = {
  and: 'and',
  with: 'with',
  verbs: /^(and|but|or|then)$/,
  newSubject: /^(who|which|that|it|they|we|you)$/,
  beforePartner: /^(his|her|my|our|the|a|an|old|younger|elder|older|little|best|late)$/,
  thirdPersonOwner: /^(his|her)$/,
  noPlural: /(ss|us|is|'s|as|ways|times)$/,
  plural: /^\p{Ll}{3,}s$/u,
}
