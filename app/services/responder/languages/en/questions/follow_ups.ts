import type { LanguageFollowUps } from '../../contract/questions.js'

const continuation = new RegExp(
  `^(and |so |ok(ay)? |please )*(${[
    'and|and then|then( what)?|after that',
    'what (happened|came) (then|next|after( that| it)?)|what (next|then|else)|anything else|is that all',
    '(tell|say) (me )?(some )?more( about (it|that|this))?|more( please)?',
    'go on|keep going|continue',
    'how did (it|that) (end|go on)|do you remember (anything|something) (else|more)',
  ].join('|')})$`
)

const bare = new RegExp(
  `^(and |but |so )?(${[
    'why|when|where|who|how|how so|which one|really|what did',
    '(what|who|where|when) (was|is) that|why( is| was)? that',
    'why not|how come|how (many|much)',
  ].join('|')})( exactly)?$`
)

export const followUps: LanguageFollowUps = {
  continuation,
  bare,
  leadIn: /^(and|but|so|or|what about|how about|then)\b/,
  fullQuestion:
    /^(and |but |so |or |then )+(who|what|when|where|why|how|which|do|does|did|is|are|was|were|have|can|tell)\b(?! about)/,
  thirdPerson: /\b(he|him|his|she|her|hers|they|them|their)\b/,
  loose: /\b(it|that|there|this|those|these|one|then)\b/,
  more: /\b(more|else|another|other)\b/,
}
