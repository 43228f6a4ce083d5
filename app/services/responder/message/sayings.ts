import { plainText } from '../text/words.js'

/** Something said for the sake of company. */
export type Social =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'how_are_you'
  | 'who_are_you'
  | 'are_you_real'
  | 'remember_me'
  | 'overview'
  | 'story'
  | 'affection'
  | 'missing'
  | 'apology'
  | 'acknowledgement'
  | 'distress'
  | 'empty'

const MAX_OPENING_CHARACTERS = 200
const MAX_SAYING_CHARACTERS = 400
const MAX_HEARD_CHARACTERS = 4_000

/** A pattern for the beginning of a message, from alternatives; a word must end where it ends. */
function opening(...alternatives: string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})(?![\\p{L}\\p{N}'])`, 'u')
}

/** A pattern for a whole saying, with what may come before it. */
function whole(lead: string, ...alternatives: string[]): RegExp {
  return new RegExp(`^(?:${lead})*(?:${alternatives.join('|')})$`)
}

/** What may stand before a question or after it, in the order in which it is looked for. */
const OPENINGS: Array<[Social, RegExp]> = [
  [
    'greeting',
    opening(
      'h+i+|h+e+y+|hell+o+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)',
      'ola|oi|bom dia|boa (?:tarde|noite)|hola|buenos dias|buenas(?: tardes| noches)?',
      'bonjour|bonsoir|salut|coucou|hallo|guten (?:morgen|tag|abend)|servus|moin',
      'ciao|buongiorno|buonasera|salve|hej|hei|ahoj|czesc|merhaba|namaste|salaa?m|shalom',
      'konnichiwa|ni hao|привет|здравствуите|γεια(?: σου)?|مرحبا|السلام عليكم|שלום|你好|您好|こんにちは'
    ),
  ],
  [
    'thanks',
    opening(
      'thank(?:s| you)(?: (?:so|very) much| a lot| again| ever so much)?(?: (?:for|to) [^.!?,]*)?',
      'many thanks|thx|ty|cheers|much appreciated|(?:muito )?obrigad[oa]|(?:muchas )?gracias',
      'merci(?: beaucoup)?|danke(?: schon)?|vielen dank|grazie|tack|dziekuje|spasibo|arigato',
      'спасибо|谢谢|ありがとう'
    ),
  ],
  [
    'goodbye',
    opening(
      '(?:good ?)?bye(?:[ -]bye)?|good ?night|farewell|take care|so long',
      '(?:see|talk to) (?:you|ya)(?: (?:later|soon|tomorrow|again|around))?',
      'talk (?:later|soon|tomorrow)|until (?:next time|tomorrow|then)',
      '(?:i )?(?:have to|must|gotta|need to|should) go(?: now)?',
      'adeus|ate (?:logo|ja|amanha)|tchau|adios|hasta (?:luego|manana|pronto)|au revoir|a bientot',
      'tschuss|auf wiedersehen|arrivederci|пока|до свидания|再见|さようなら'
    ),
  ],
  [
    'apology',
    opening(
      "(?:i'm |i am |so |very )*sorry(?: (?:for|about) [^.!?,]*)?",
      '(?:i )?apologi[sz]e|my apologies|excuse me|pardon(?: me)?'
    ),
  ],
  [
    'acknowledgement',
    opening(
      'ok(?:ay)?|yes|yeah|yep|no|nope|sure|right|good|fine|true|indeed|of course|alright|really',
      'cool|nice|great|wow|wonderful|lovely|amazing|beautiful|perfect|interesting|i see',
      '(?:ha){2,}h?|lol|oh|ah|aha|hmm*|well'
    ),
  ],
]

/** Sayings that must be the whole of it, so that "How are you related to Paulo?" is a question. */
const SAYINGS: Array<[Social, RegExp]> = [
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

const DISTRESS = new RegExp(
  [
    "\\bi(?: want| wish| would like|'d like) to (?:die|be dead|end (?:it|it all|my life))\\b",
    "\\bi(?: wanna die|(?: wish| wished) i (?:was|were) dead|'d be better off dead| would be better off dead)\\b",
    '\\b(?:kill(?:ing)? myself|end(?:ing)? my life|tak(?:e|ing) my own life|hurt(?:ing)? myself|self[- ]?harm)',
    "\\bi (?:can't|cannot) go on(?: (?:anymore|any more|living|like this))?\\W*$|\\bno reason (?:to live|for me to live)\\b",
    "\\bi(?:'m| am| feel| have been)(?: \\w+){0,3} suicidal\\b",
    "\\b(?:don't|do not) want to (?:live|be alive|be here any ?more)\\b(?! (?:in|with|at|on|near|there|here|alone))",
  ].join('|')
)

/** The social act with which a message begins, and the length of its words in the message. */
export function openingOf(message: string): { social: Social; length: number } | null {
  const head = message.slice(0, MAX_OPENING_CHARACTERS)
  const plain = plainText(head)
  for (const [social, pattern] of OPENINGS) {
    const match = pattern.exec(plain)
    if (match) return { social, length: originalLength(head, match[0].length) }
  }
  return null
}

/** What a text says when it is a saying as a whole, or null. */
export function sayingOf(text: string): Social | null {
  const plain = plainText(text.slice(0, MAX_SAYING_CHARACTERS))
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return SAYINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** Whether someone says that they want to die or to hurt themselves. */
export function isDistress(text: string): boolean {
  return DISTRESS.test(plainText(text.slice(0, MAX_HEARD_CHARACTERS)))
}

/** Accents and the like make plain text shorter or longer, so the length is found by growing the original. */
function originalLength(text: string, plainLength: number): number {
  let length = 1
  while (length < text.length && plainText(text.slice(0, length)).length < plainLength) length++
  return length
}
