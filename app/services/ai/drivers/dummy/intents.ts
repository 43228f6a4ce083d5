import type { CloneIdentity } from './clone_identity.js'
import { GLAD_WORDS, GRAVE_WORDS, KINSHIP, SAD_NEWS, TENDER_WORDS } from './lexicon.js'
import { isAsking } from './question.js'
import { contentStems, plainText, stemOf, wordsOf } from './words.js'

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

/** How a person feels about what they tell. */
export type Mood = 'glad' | 'sad' | 'neutral'

/** What a message wants: company, an answer, or someone to listen. */
export interface Intent {
  /** Social acts in the order they were said. */
  socials: Social[]
  /** The greeting as said, to greet back in kind ("Bom dia"), or ''. */
  greeting: string
  /** Questions to answer, at most two. */
  questions: string[]
  /** What was told without asking, or ''. */
  statement: string
  mood: Mood
}

const MAX_QUESTIONS = 2
const MAX_PEELS = 6

const GREETING =
  /^(h+i+|h+e+y+|hell+o+|hiya|howdy|hallo|good (?:morning|afternoon|evening|day)|greetings|ola|oi|bom dia|boa tarde|boa noite|hola|buenos dias|buenas(?: tardes| noches)?|bonjour|bonsoir|salut|coucou|guten (?:morgen|tag|abend)|servus|moin|ciao|buongiorno|buonasera|salve|namaste|hej|hei|ahoj|czesc|merhaba|salaam|salam|shalom|konnichiwa|ni hao|привет|здравствуйте|γεια(?: σου)?|مرحبا|السلام عليكم|שלום|你好|您好|こんにちは)(?![\p{L}\p{N}'])/u
const THANKS =
  /^(thank(?:s| you)(?: (?:so|very) much| a lot| again| ever so much)?(?: (?:for|to) [^.!?,]*)?|many thanks|thx|ty|cheers|much appreciated|obrigad[oa]|muito obrigad[oa]|gracias|muchas gracias|merci(?: beaucoup)?|danke(?: schon)?|vielen dank|grazie|tack|dziekuje|spasibo|arigato|спасибо|谢谢|ありがとう)(?![\p{L}\p{N}'])/u
const GOODBYE =
  /^((?:good ?)?bye(?:[ -]bye)?|see (?:you|ya)(?: (?:later|soon|tomorrow|again|around))?|good ?night|farewell|take care|talk (?:to you )?(?:later|soon|tomorrow)|(?:i )?(?:have to|must|gotta|need to|should) go(?: now)?|so long|until (?:next time|tomorrow|then)|adeus|ate (?:logo|ja|amanha)|tchau|adios|hasta (?:luego|manana|pronto)|au revoir|a bientot|tschuss|auf wiedersehen|arrivederci|пока|до свидания|再见|さようなら)(?![\p{L}\p{N}'])/u
const ACKNOWLEDGEMENT =
  /^(ok(?:ay)?|yes|yeah|yep|no|nope|cool|nice|great|wow|wonderful|lovely|amazing|beautiful|perfect|(?:ha){2,}h?|lol|interesting|i see|sure|right|good|fine|of course|true|indeed|oh|ah|aha|hmm*|well|alright|really)(?![\p{L}\p{N}'])/u
const APOLOGY =
  /^((?:i'm |i am |so |very )*sorry(?: (?:for|about) [^.!?,]*)?|(?:i )?apologi[sz]e|my apologies|excuse me|pardon(?: me)?)(?![\p{L}\p{N}'])/u
const FILLER =
  /^(there|again|everyone|everybody|my|dear|dearest|old|friend|sweetheart|darling|love|so|and|but|please|for everything|to you|today|mr|mrs|ms|dr|sir|madam)(?![\p{L}\p{N}'])/u

/** Sayings that must be the whole of what is left, so that "How are you related to Paulo?" is a question. */
const WHOLE: Array<[Social, RegExp]> = [
  [
    'distress',
    /\b(i (want|wish|would like|'d like) to (die|end (it|my life))|kill myself|end my life|i('m| am| feel| have been)( \w+){0,3} suicidal|hurt(ing)? myself|self[- ]?harm\w*|(don't|do not) want to (live|be alive)|take my own life)\b/,
  ],
  [
    'how_are_you',
    /^(and )?(how are (you|things|u)( (doing|feeling|today|now|these days|this morning|tonight|then))*|how('s| is) (it going|life|everything|your day)|how have you been|how do you (do|feel)( today)?|how are you holding up|are you (ok|okay|well|alright|fine|good)( today)?|what'?s up|como (estas|vai|voce esta)|tudo bem|comment (ca va|vas-tu|allez-vous)|ca va|wie geht'?s( dir)?|come stai|and (how are )?you)$/,
  ],
  [
    'who_are_you',
    /^(and )?((so )?who are you( really| exactly)?|who is this|who am i (talking|speaking|chatting) (to|with)|what('s| is) your (full )?name|what are you called|your name|what should i call you|(please )?introduce yourself|tell me who you are|do you have a name|(tell me )?what you are|what are you)$/,
  ],
  [
    'are_you_real',
    /^(so )?(are you (really |actually |still )?(real|alive|human|there|dead|conscious|a (real |human )?(person|human|bot|robot|machine|computer|chatbot|program|ghost)|an? (real )?(ai|a\.i\.|artificial intelligence|language model|llm))|is (this|that) (really|actually) you|is it really you|am i (talking|speaking) to (a|an) (real )?(person|human|ai|bot|machine|robot|computer)|are you (chatgpt|gpt|claude|gemini)|do you (really )?(have feelings|exist)|what (ai )?model are you)$/,
  ],
  [
    'remember_me',
    /^(so )?(do you (still )?(remember|know|recogni[sz]e) (me|who i am)( at all)?|(do you know )?who (am i|i am)|remember me|what('s| is) my name|what do you (know|remember) about me|do you know my name|have we met( before)?)$/,
  ],
  [
    'overview',
    /^(so |and |please |can you |could you )*(what (can|do|could|will) you (tell me|know|remember|talk about)( about (yourself|you|your ?self|your life|your past))?|what (do you|can you) (know|remember|tell)|tell me (about (yourself|you|your life|your story|your past)|something( about (yourself|you|your life))?( new| interesting)?|your (life )?story|anything( about (yourself|you))?|everything( about (yourself|you))?)|what (can|should|could|shall) (i|we) (ask|talk)( you)?( about)?|what can you do|help( me)?|talk to me|who were you|tell me more about (yourself|you|your life)|what is your story|what's your story|what was your life like|what do you want to talk about|describe yourself)$/,
  ],
  [
    'story',
    /^(so |and |please |can you |could you )*((tell|share)( me| us)? (a|another|one more) (story|memory|anecdote)( about (yourself|you|your life|your past))?|say something|(do )?you have a story( for me)?)$/,
  ],
  ['missing', /^(i|we) (really |still |so )?miss(ed)? (you|u)\b.*$/],
  [
    'affection',
    /^((i|we) (really |still |will always )?(love|adore) (you|u)\b.*|love (you|u)( too| so much| lots)?|you are (the best|wonderful|great|so kind|so sweet)|you're (the best|wonderful|great|so kind|so sweet|funny))$/,
  ],
]

const PREFIXES: Array<[Social | 'filler', RegExp]> = [
  ['greeting', GREETING],
  ['thanks', THANKS],
  ['goodbye', GOODBYE],
  ['apology', APOLOGY],
  ['acknowledgement', ACKNOWLEDGEMENT],
]

/** Reads what a message wants. Patterns are English, greetings and thanks are known in more languages. */
export function readIntent(text: string, identity: CloneIdentity): Intent {
  const intent: Intent = {
    socials: [],
    greeting: '',
    questions: [],
    statement: '',
    mood: 'neutral',
  }
  if (!wordsOf(text).length) return { ...intent, socials: ['empty'] }
  if (wholeSaying(text) === 'distress') return { ...intent, socials: ['distress'] }
  const rest = peelEnd(peelStart(text.trim(), intent, identity), intent, identity)
  if (wordsOf(rest).length) sortSentences(rest, intent)
  return intent
}

/** Takes greetings, thanks and forms of address off the beginning. */
function peelStart(text: string, intent: Intent, identity: CloneIdentity): string {
  let rest = text
  for (let peels = 0; peels < MAX_PEELS; peels++) {
    const shorter = peelOnce(rest, intent, identity)
    if (shorter === rest) return rest
    rest = shorter
  }
  return rest
}

function peelOnce(text: string, intent: Intent, identity: CloneIdentity): string {
  const address = formOfAddress(text, identity)
  if (address) return trimmed(text.slice(address))
  const found = PREFIXES.map(
    ([social, pattern]) => [social, prefixLength(text, pattern)] as const
  ).find(([, length]) => length > 0)
  if (!found) return text
  const [social, length] = found
  const after = afterAddress(text.slice(length), identity)
  if (social === 'acknowledgement' && !standsAlone(text.slice(length))) return text
  if (social === 'goodbye' && !standsAlone(after)) return text
  note(intent, social as Social, text.slice(0, length))
  return trimmed(after)
}

function note(intent: Intent, social: Social, said: string) {
  if (social === 'greeting' && !intent.greeting) intent.greeting = said
  if (!intent.socials.includes(social)) intent.socials.push(social)
}

/** Length of the original text that a pattern over plain text covers. */
function prefixLength(text: string, pattern: RegExp): number {
  const head = text.slice(0, 200)
  const match = pattern.exec(plainText(head))
  if (!match) return 0
  // Accents are separate characters in plain text, so the length is found by growing the original.
  for (let length = 1; length <= head.length; length++) {
    if (plainText(head.slice(0, length)).length >= match[0].length) return length
  }
  return 0
}

function standsAlone(rest: string): boolean {
  return /^\s*($|[^\p{L}\p{N}\s'])/u.test(rest)
}

/** "Dad, where…", "Rui: what…": length of an address that a comma or colon sets off; 0 when none. */
function formOfAddress(text: string, identity: CloneIdentity): number {
  const set = /^([^,:!?.\n]{1,60})[,:!]/.exec(text)
  if (!set) return 0
  const words = wordsOf(set[1])
  const isAddress =
    words.length > 0 && words.length <= 4 && words.every(({ plain }) => canAddress(plain, identity))
  return isAddress &&
    words.some(({ plain }) => identity.isFormOfAddress(plain) || KINSHIP.has(plain))
    ? set[0].length
    : 0
}

function canAddress(plain: string, identity: CloneIdentity): boolean {
  return identity.isFormOfAddress(plain) || FILLER.test(plain)
}

/** Skips "there", "dad", "my dear Rui" after a greeting. */
function afterAddress(text: string, identity: CloneIdentity): string {
  let rest = text
  for (let count = 0; count < 4; count++) {
    const match = /^[\s,]*([\p{L}\p{M}'’]+)/u.exec(rest.slice(0, 80))
    if (!match || !canAddress(plainText(match[1]), identity)) return rest
    rest = rest.slice(match[0].length)
  }
  return rest
}

function trimmed(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}

/** Takes a last "thanks!", "bye" or ", dad" off the end. */
function peelEnd(text: string, intent: Intent, identity: CloneIdentity): string {
  const cut = /^(.{1,4000}?[?.!,…])\s*([^?.!,…]{1,40})[?.!…\s]*$/su.exec(text)
  if (!cut) return text
  const [, before, last] = cut
  const words = wordsOf(last)
  if (words.length && words.every(({ plain }) => canAddress(plain, identity)))
    return before.replace(/,$/, '?')
  const social = PREFIXES.find(
    ([kind, pattern]) =>
      kind !== 'acknowledgement' && prefixLength(last.trim(), pattern) >= last.trim().length
  )
  if (!social) return text
  note(intent, social[0] as Social, last)
  return before
}

/** Sorts what is left into questions, sayings and things told. */
function sortSentences(rest: string, intent: Intent) {
  const whole = wholeSaying(rest)
  if (whole) return void note(intent, whole, rest)
  const sentences = sentencesIn(rest)
  const told: string[] = []
  for (const sentence of sentences) {
    const social = sentences.length > 1 ? wholeSaying(sentence) : null
    if (social) note(intent, social, sentence)
    else if (isAsking(sentence)) intent.questions.push(sentence)
    else told.push(sentence)
  }
  intent.questions = intent.questions.slice(-MAX_QUESTIONS)
  intent.statement = told.join(' ').trim()
  intent.mood = moodOf(rest)
}

/** Questions need only rough borders: a question mark, or a full stop before a capital. */
function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[?？؟!])\s*(?=\S)|(?<=\.)\s+(?=\p{Lu})|\n+/u)
    .filter((part) => wordsOf(part).length)
}

function wholeSaying(text: string): Social | null {
  const bare = plainText(text.slice(0, 400))
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return WHOLE.find(([, pattern]) => pattern.test(bare))?.[0] ?? null
}

/** The mood of news, by the first words that have one; grief wins over gladness. */
export function moodOf(text: string): Mood {
  const stems = contentStems(text.slice(0, 2_000))
  if (stems.some((stem) => SAD_STEMS.has(stem))) return 'sad'
  return stems.some((stem) => GLAD_STEMS.has(stem)) ? 'glad' : 'neutral'
}

const SAD_STEMS = new Set([...GRAVE_WORDS, ...TENDER_WORDS, ...SAD_NEWS].map(stemOf))
const GLAD_STEMS = new Set([...GLAD_WORDS].map(stemOf))
