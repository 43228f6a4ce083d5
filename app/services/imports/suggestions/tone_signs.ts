import type { Sign } from '#models/import_suggestion'

type Dial = Sign['dial']

interface Habit {
  dial: Dial
  name: string
  pattern: RegExp
}

const words = (list: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${list})(?![\p{L}\p{N}])`, 'iu')

const LAUGHTER =
  'a*(?:h+a+){2,}h?|(?:h+e+){2,}|(?:h+i+){2,}|(?:j+a+){2,}|(?:j+e+){2,}|k{3,}|(?:rs){2,}|lo+l|lmao|rofl|mdr|ptdr|xd+|(?:х+а+){2,}|w{3,}|ㅋ+|草'
const ENDEARMENTS =
  "love you|miss you|darling|sweetheart|sweetie|honey|my dear|dearest|my love|hugs?|kiss(?:es)?|xoxo|x{2,3}|amor|meu bem|querid[oa]s?|beijos?|beijinhos?|abraços?|saudades?|cariño|besos?|abrazos?|te quiero|te amo|schatz|liebling|liebe grüße|küss(?:e|chen)?|hab dich lieb|mon amour|chérie?|bisous?|je t[’']aime|tesoro|amore|baci|ti voglio bene|lieverd|kusjes|люблю|целую|дорог(?:ой|ая)"
const GREETINGS =
  'good (?:morning|night|evening)|sleep well|take care|how are you|bom dia|boa (?:tarde|noite)|tudo bem|buenos días|buenas (?:tardes|noches)|cómo estás|guten (?:morgen|abend)|gute nacht|wie geht|bonjour|bonne (?:nuit|soirée|journée)|ça va|buongiorno|buonanotte|come stai|goedemorgen|welterusten'
const COURTESY =
  "please|thank you|thanks|would you|could you|may i|kind regards|best regards|sincerely|i would be grateful|my apologies|por favor|muit[oa] obrigad[oa]|obrigad[oa]|com licença|cumprimentos|gracias|le agradezco|saludos|bitte|vielen dank|danke|könnten sie|mit freundlichen grüßen|s[’']il vous plaît|merci|cordialement|per favore|grazie|cordiali saluti|alstublieft|dank u|пожалуйста|спасибо"
const SLANG =
  'u|ur|r|thx|pls|plz|omg|wtf|idk|btw|tbh|gonna|wanna|gotta|dunno|yeah|yep|nope|nah|hey|bro|dude|vc|tb|pq|td|blz|tmb|q|xq|pa|tio|nen|hab|is so|digga|alter|stp|jsp|tkt|cmq|nn'
const CONTRACTIONS = String.raw`(?<!_)\w+[’'](?:s|m|re|ve|ll|d|t)`

const HABITS: Habit[] = [
  { dial: 'warmth', name: 'words of love', pattern: words(ENDEARMENTS) },
  {
    dial: 'warmth',
    name: 'hearts and kisses',
    pattern: /[❤💕💖💗💘💙💚💛🧡💜🤍🖤😍🥰😘😚🤗♥]|<3/u,
  },
  { dial: 'warmth', name: 'greetings', pattern: words(GREETINGS) },
  { dial: 'warmth', name: 'exclamation marks', pattern: /[!！]/ },
  { dial: 'humor', name: 'laughter', pattern: words(LAUGHTER) },
  { dial: 'humor', name: 'laughing faces', pattern: /[😂🤣😆😹😄😅]/u },
  { dial: 'humor', name: 'winks and grimaces', pattern: /[😉😜🤪😝😛🙃😏🤭]|[;:]-?[)pPD](?!\w)/u },
  { dial: 'formality', name: 'please and thank you', pattern: words(COURTESY) },
  { dial: 'formality', name: 'slang and short forms', pattern: words(SLANG) },
  { dial: 'formality', name: 'contractions', pattern: words(CONTRACTIONS) },
  {
    dial: 'formality',
    name: 'sentences with a capital and a full stop',
    pattern: /^\p{Lu}.*[.!?…]["”»)]?$/su,
  },
  { dial: 'formality', name: 'only small letters', pattern: /^[^\p{Lu}\p{Ll}]*\p{Ll}\P{Lu}*$/u },
]

const EXAMPLES = 3
const EXAMPLE_CHARACTERS = 120

/** How often a person does what tells about the tone, with what she wrote then. */
export class ToneSigns {
  #signs = HABITS.map((habit) => ({ ...habit, count: 0, examples: [] as string[] }))
  #messages = 0
  #words = 0

  add(text: string) {
    this.#messages += 1
    this.#words += text.split(/\s+/).length
    for (const sign of this.#signs) {
      if (!sign.pattern.test(text)) continue
      sign.count += 1
      if (sign.examples.length < EXAMPLES && isShort(text)) sign.examples.push(text)
    }
  }

  get messages() {
    return this.#messages
  }

  /** Those that were seen at all. */
  get signs(): Sign[] {
    return this.#signs
      .filter(({ count }) => count > 0)
      .map(({ dial, name, count, examples }) => ({ dial, name, count, examples }))
  }

  /** Each from 0 to 1, in steps of the sliders. A habit counts in full long before it is in every message. */
  get tone() {
    const often = (name: string, half: number) => {
      const share = this.#share(name)
      return share / (share + half)
    }
    const length = Math.min(1, this.#words / Math.max(1, this.#messages) / 25)
    return {
      warmth: onScale(
        0.15 +
          0.4 * often('words of love', 0.05) +
          0.25 * often('hearts and kisses', 0.08) +
          0.15 * often('greetings', 0.06) +
          0.15 * often('exclamation marks', 0.25)
      ),
      humor: onScale(
        0.1 +
          0.5 * often('laughter', 0.06) +
          0.4 * often('laughing faces', 0.08) +
          0.2 * often('winks and grimaces', 0.06)
      ),
      formality: onScale(
        0.3 +
          0.3 * often('please and thank you', 0.08) +
          0.35 * this.#share('sentences with a capital and a full stop') +
          0.2 * length -
          0.4 * often('slang and short forms', 0.15) -
          0.1 * often('contractions', 0.3) -
          0.25 * this.#share('only small letters')
      ),
    }
  }

  #share(name: string) {
    const { count } = this.#signs.find((sign) => sign.name === name)!
    return count / Math.max(1, this.#messages)
  }
}

const isShort = (text: string) => text.length >= 4 && text.length <= EXAMPLE_CHARACTERS

const onScale = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 20) / 20
