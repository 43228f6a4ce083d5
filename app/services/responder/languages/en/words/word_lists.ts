import { wordSet } from '../../word_set.js'

/** Function words, and the question words that carry no topic; in five languages. */
export const functionWords = wordSet(`
  a an the and or but nor so if then than that this these those there here it its itself he him his himself she her
  hers herself they them their theirs themselves we us our ours ourselves you your yours yourself yourselves i me my
  mine myself am is are was were be been being do does did done doing have has had having will would shall should can
  could may might must ought not no yes of in on at by to from with without within for about into onto upon over under
  through during before after above below up down out off again once as because since while until although though
  what when where who whom whose which why how whether any some all both each every few more most other such only own
  same too very just also even still ever never always often really quite rather please well oh ah hey hi hello ok
  okay one ones mr mrs ms s t d ll m re ve don doesn didn isn aren wasn weren haven hasn hadn won wouldn shouldn couldn can
  tell told say said know knew remember recall mean describe explain let lets us else anything something nothing
  everything anyone someone somebody anybody everyone everybody thing things stuff much many lot lots kind sort bit
  maybe perhaps actually exactly am im ive id youre youve dont didnt doesnt isnt wasnt whats wheres whos hows
  o os as um uma de do da dos das em no na nos nas e que quem onde quando como porque qual quais tu voce foi foste era
  eras es sao ser com para por teu tua seu sua me te se
  el la los las un una y en donde cuando quien cual tus eres fue con
  le les des du et ou est etes etais quand qui quoi comment pourquoi ton ta tes votre vos vous
  der das und oder ein eine du dein deine ist bist warst wo wann wer wie warum mit von zu im
  are's don't didn't doesn't isn't wasn't weren't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't
  i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's we're we've we'd we'll they're
  they've they'd they'll what's where's who's when's how's why's that's there's let's
`)

export const weakWords = wordSet(`
  like love enjoy go come get got make made take give see look think feel felt want need use try start begin happen
  seem find keep call name time day today now week year life people person man woman good great nice best better bad
  old new young first last long little big small world way place story talk speak ask answer
  usually sometimes yesterday tomorrow tonight years days ago back around special important most least own own's
  worth today's current currently right interesting spend part whole different memory memories question
`)

export const lightVerbs = wordSet(
  'get go come happen do have be start begin like love enjoy want try seem feel think look need spend'
)

export const prepositions = wordSet(`
  to with by for from about of than at on like near without against beside behind around in into over under between
  through during toward towards before after until since upon among
`)

export const placePrepositions = wordSet(
  'in at near from around outside through across into toward towards on'
)

export const capitalisedCommon = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  january february march april may june july august september october november december christmas easter god english
  portuguese spanish french german italian latin greek american british european english dutch brazilian irish scottish
  i i'm i've i'd i'll
`)

/** "Do you own", "the mine". */
export const topicsAfterAll = [
  { word: /^own$/, before: /^(i|you|we|they|he|she)$/ },
  { word: /^(mine|will|can|might)$/, before: /^(a|an|the)$/ },
]
