import type { LanguageMessages } from '../../contract/messages.js'

/** A pattern for the beginning of a message, from alternatives; a word must end where it ends. */
function opening(...alternatives: string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})(?![\\p{L}\\p{N}'])`, 'u')
}

export const openings: LanguageMessages['openings'] = [
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

/** A greeting that says nothing of the one who greets. */
export const plainGreeting = /^(h+i+|h+e+y+|hell+o+|hiya|howdy|greetings)$/
