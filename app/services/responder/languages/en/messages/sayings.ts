import type { LanguageMessages } from '../../contract/messages.js'

/** A pattern for a whole saying, with what may come before it. */
function whole(lead: string, ...alternatives: string[]): RegExp {
  return new RegExp(`^(?:${lead})*(?:${alternatives.join('|')})$`)
}

export const sayings: LanguageMessages['sayings'] = [
  [
    'how_are_you',
    whole(
      'and ',
      'how are (?:you|things)(?: (?:doing|feeling|today|now|these days|this morning|tonight|then))*',
      "how(?:'s| is) (?:it going|life|everything|your day)|how have you been|what'?s up",
      'how do you (?:do|feel)(?: today)?|how are you holding up|(?:how are )?you',
      'are you (?:ok|okay|well|alright|fine|good)(?: today)?',
      'como (?:estas|vai|voce esta)|tudo bem|(?:comment )?ca va|comment (?:vas-tu|allez-vous)',
      "wie geht'?s(?: dir)?|come stai"
    ),
  ],
  [
    'who_are_you',
    whole(
      'and |so |please ',
      'who are you(?: really| exactly)?|who is this|who am i (?:talking|speaking|chatting) (?:to|with)',
      "what(?:'s| is) your (?:full )?name|what are you called|your name|do you have a name",
      'what should i call you|introduce yourself|tell me who you are|what are you'
    ),
  ],
  [
    'are_you_real',
    whole(
      'so ',
      'are you (?:really |actually |still )?(?:real|alive|human|there|dead|conscious)',
      'are you (?:really |actually )?an? (?:real |human )?(?:person|human|bot|robot|machine|computer|chatbot|program|ghost|ai|language model|llm)',
      'is (?:this|that) (?:really|actually) you|is it really you|are you (?:chatgpt|gpt|claude|gemini)',
      'am i (?:talking|speaking) to an? (?:real )?(?:person|human|ai|bot|machine|robot|computer)',
      'do you (?:really )?(?:have feelings|exist)|what (?:ai )?model are you'
    ),
  ],
  [
    'remember_me',
    whole(
      'so ',
      'do you (?:still )?(?:remember|know|recogni[sz]e) (?:me|who i am)(?: at all)?',
      '(?:do you know )?who (?:am i|i am)|remember me|what do you (?:know|remember) about me',
      'have we met(?: before)?'
    ),
  ],
  [
    'overview',
    whole(
      'so |and |please |can you |could you ',
      'what (?:can|do|could|will) you (?:tell me|know|remember|talk about)(?: about (?:yourself|you|your (?:life|past)))?',
      'what (?:do you|can you) (?:know|remember|tell)|what can you do|help(?: me)?|talk to me',
      'tell me (?:more )?about (?:yourself|you|your (?:life|story|past))|describe yourself',
      'tell me (?:something|anything|everything)(?: about (?:yourself|you|your life))?(?: new| interesting)?',
      "(?:tell me|what(?:'s| is)) your (?:life )?story|who were you|what was your life like",
      'what (?:can|should|could|shall) (?:i|we) (?:ask|talk)(?: you)?(?: about)?|what do you want to talk about'
    ),
  ],
  [
    'story',
    whole(
      'so |and |please |can you |could you ',
      '(?:tell|share)(?: me| us)? (?:a|another|one more) (?:story|memory|anecdote)(?: about (?:yourself|you|your (?:life|past)))?',
      'say something|(?:do )?you have a story(?: for me)?'
    ),
  ],
  ['missing', whole('', '(?:i|we) (?:really |still |so )?miss(?:ed)? you\\b.*')],
  [
    'affection',
    whole(
      '',
      '(?:i|we) (?:really |still |will always )?(?:love|adore) you\\b.*',
      'love you(?: too| so much| lots)?',
      "you(?: are|'re) (?:the best|wonderful|great|so kind|so sweet|funny)"
    ),
  ],
]
