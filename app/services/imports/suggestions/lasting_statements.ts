import type { KeptMessage } from '#services/chats/chat_message'

export interface LastingStatement {
  position: number
  content: string
  saidAt: string | null
  score: number
}

const KIN =
  'mother|father|mum|mom|mommy|dad|daddy|parents|sister|brother|wife|husband|son|daughter|kids|children|grand(?:mother|father|ma|pa|parents|son|daughter|children)|uncle|aunt|cousin|family'
const KIN_PT = 'mãe|pai|irmã|irmão|mulher|marido|filh[oa]s?|avó|avô|tio|tia|prim[oa]|pais|família'
const KIN_ES =
  'madre|padre|mamá|papá|hermana|hermano|mujer|marido|esposa|esposo|hij[oa]s?|abuel[oa]s?|tí[oa]|prim[oa]|familia'
const KIN_DE =
  'mutter|vater|mama|papa|eltern|schwester|bruder|frau|mann|sohn|tochter|kinder|oma|opa|gro(?:ß|ss)(?:mutter|vater|eltern)|onkel|tante|familie'
const KIN_FR =
  'mère|père|maman|papa|parents|sœur|frère|femme|mari|fils|fille|enfants|grand-(?:mère|père)|oncle|tante|famille'
const KIN_IT =
  'madre|padre|mamma|papà|sorella|fratello|moglie|marito|figli[oa]|nonn[oa]|zi[oa]|famiglia'

const pattern = (source: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu')

/** What a person tells of herself, and how much each weighs. */
const SIGNS: Array<[weight: number, sign: RegExp]> = [
  [
    4,
    pattern(
      'i was born|i grew up|i(?: was| got)? married|i (?:have|had) never|i studied|i graduated|i retired|i emigrated|i served'
    ),
  ],
  [
    3,
    pattern(
      "i (?:used to|worked|lived|moved|learned|learnt|met|started|founded|built|remember|will never forget|always|never)|when i was|i (?:have )?(?:live|work|play|cook|collect|believe|love|hate|adore|prefer|dream)(?:d|s|ed)?|i(?:’|')ve (?:always|never|been|lived|worked)|i taught"
    ),
  ],
  [
    3,
    pattern(
      `my (?:${KIN}|first|old|best|oldest|favou?rite|birthday|name|hometown|village|school|teacher|boss|job|house|dog|cat|friend)`
    ),
  ],
  [
    4,
    pattern(
      "(?:eu )?nasci|(?:eu )?cresci|casei|nací|crecí|me casé|ich (?:bin|wurde) .{0,40}geboren|ich bin .{0,40}aufgewachsen|je suis née?|j[’']ai grandi|sono nat[oa]|sono cresciut[oa]"
    ),
  ],
  [
    3,
    pattern(
      "quando eu era|trabalhei|estudei|vivi|morei|aprendi|lembro-me|me lembro|eu (?:sempre|nunca|adoro|gosto|trabalho|moro)|cuando era|trabajé|estudié|viví|aprendí|recuerdo|yo (?:siempre|nunca)|me (?:gusta|encanta)|als ich|ich (?:habe|hatte) (?:immer|nie|damals|früher)|ich (?:arbeite|wohne|lebe|liebe|erinnere|hasse)|quand j[’']étais|j[’']ai (?:travaillé|vécu|étudié|appris|rencontré|toujours)|je me souviens|j[’']adore|j[’']aime|quando ero|ho (?:lavorato|vissuto|studiato|imparato|conosciuto|sempre)|mi ricordo"
    ),
  ],
  [
    3,
    pattern(
      `(?:minha|meu|meus|minhas) (?:${KIN_PT})|mi(?:s)? (?:${KIN_ES})|mein(?:e|em|er|en)? (?:${KIN_DE})|(?:ma|mon|mes) (?:${KIN_FR})|(?:mia|mio|miei|mie) (?:${KIN_IT})`
    ),
  ],
  [1.5, /(?<!\d)(?:19|20)\d\d(?!\d)/],
  [
    1,
    pattern(
      'years? (?:ago|old)|years|anos|años|jahren?|ans|anni|birthday|childhood|aniversário|infância|infancia|cumpleaños|geburtstag|kindheit|anniversaire|enfance|compleanno|infanzia'
    ),
  ],
]

/** What makes it need what was said before, or be soon over. */
const FLAWS: Array<[weight: number, flaw: RegExp]> = [
  [3, /[?？]\s*$/],
  [3, /https?:|www\./i],
  [
    2,
    pattern(
      '^(?:yes|no|ok|okay|but|and|so|that|this|it|he|she|they|there|because|sim|não|mas|e|isso|ele|ela|sí|pero|y|eso|él|ja|nein|aber|und|das|er|oui|non|mais|et|ça|il|elle|sì|ma|lui|lei)'
    ),
  ],
  [
    2,
    pattern(
      "now|today|tonight|tomorrow|later|soon|(?:this|next|last) (?:week|month|weekend)|right now|on my way|in a minute|minutes|yesterday|agora|hoje|amanhã|ontem|logo|ahora|hoy|mañana|ayer|luego|jetzt|heute|morgen|gestern|gleich|maintenant|aujourd[’']hui|demain|hier|tout de suite|adesso|oggi|domani|ieri|subito"
    ),
  ],
  [
    1,
    pattern(
      "will (?:call|be there|come|send|do)|call (?:me|you)|ligo|te llamo|ich rufe|je t[’']appelle"
    ),
  ],
]

const LEAST_SCORE = 3.5
const WORDS = { least: 5, most: 90 }
const SHOWN = 30
/** Two that begin alike are one told twice. */
const KEY_CHARACTERS = 40

/** Statements of a person that say something lasting about her and can stand alone, best first. */
export class LastingStatements {
  #best: LastingStatement[] = []
  #known = new Set<string>()

  add({ position, content, occurredAt }: KeptMessage) {
    const score = scoreOf(content)
    if (score < LEAST_SCORE) return
    const key = content
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .slice(0, KEY_CHARACTERS)
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.#best.push({ position, content, saidAt: occurredAt, score })
    if (this.#best.length > SHOWN * 10) this.#best = this.statements
  }

  get statements(): LastingStatement[] {
    return [...this.#best]
      .sort((one, other) => other.score - one.score || one.position - other.position)
      .slice(0, SHOWN)
  }
}

export function scoreOf(text: string): number {
  const count = text.split(/\s+/).length
  if (count < WORDS.least || count > WORDS.most) return 0
  const signs = SIGNS.filter(([, sign]) => sign.test(text)).map(([weight]) => weight)
  if (signs.length === 0) return 0
  const flaws = FLAWS.filter(([, flaw]) => flaw.test(text)).map(([weight]) => weight)
  const names = text.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu)?.length ?? 0
  return sum(signs) + Math.min(1.5, names * 0.5) + (count > 8 ? 0.5 : 0) - sum(flaws)
}

const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0)
