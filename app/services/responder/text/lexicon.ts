/**
 * The small English vocabulary the grounded responder knows. Words are lower case and without
 * accents; matching is done on stems, so one form of a regular word is enough.
 */

export type Gender = 'masculine' | 'feminine' | 'unknown'

export function wordSet(words: string): Set<string> {
  return new Set(words.trim().split(/\s+/))
}

/** Function words, and the question words that carry no topic; in five languages. */
export const FUNCTION_WORDS = wordSet(`
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

/** Topic words so common that a match says little: they count, but lightly. */
export const WEAK_WORDS = wordSet(`
  like love enjoy go come get got make made take give see look think feel felt want need use try start begin happen
  seem find keep call name time day today now week year life people person man woman good great nice best better bad
  old new young first last long little big small world way place story talk speak ask answer
  usually sometimes yesterday tomorrow tonight years days ago back around special important most least own own's
  worth today's current currently right interesting spend part whole different memory memories question
`)

/** Verbs that say little about what is asked, even where they are its only one. */
export const LIGHT_VERBS = wordSet(
  'get go come happen do have be start begin like love enjoy want try seem feel think look need spend'
)

/** Irregular forms and their base, for what a suffix stemmer cannot see. */
export const IRREGULAR_FORMS = new Map(
  `taught:teach got:get went:go gone:go bought:buy brought:bring met:meet wrote:write written:write grew:grow grown:grow
  built:build ate:eat eaten:eat ran:run swam:swim swum:swim caught:catch drove:drive driven:drive sang:sing sung:sing
  fought:fight won:win lost:lose left:leave made:make said:say told:tell gave:give given:give took:take taken:take
  came:come became:become found:find felt:feel thought:think knew:know known:know slept:sleep spoke:speak spoken:speak
  wore:wear worn:wear broke:break broken:break chose:choose chosen:choose fell:fall fallen:fall flew:fly flown:fly
  held:hold kept:keep led:lead sold:sell sent:send spent:spend stood:stand understood:understand woke:wake saw:see
  seen:see read:read rode:ride ridden:ride drank:drink drunk:drink drew:draw drawn:draw paid:pay heard:hear
  began:begin begun:begin hid:hide hidden:hide blew:blow threw:throw thrown:throw shook:shake stole:steal stuck:stick
  struck:strike swore:swear tore:tear wept:weep laid:lay lay:lie dug:dig bit:bite bitten:bite bent:bend bled:bleed
  bred:breed dealt:deal dreamt:dream fed:feed forgot:forget forgotten:forget forgave:forgive froze:freeze hung:hang
  hurt:hurt knelt:kneel leapt:leap learnt:learn learned:learn lent:lend lit:light meant:mean rang:ring rose:rise risen:rise
  sank:sink sat:sit sewn:sew shone:shine shot:shoot shut:shut sought:seek spun:spin sprang:spring swept:sweep
  swung:swing wound:wind withdrew:withdraw overcame:overcome raised:raise died:die dying:die dead:die death:die
  children:child kids:child kid:child men:man women:woman wives:wife feet:foot teeth:tooth mice:mouse
  secrecy:secret proudest:proud happiest:happy happier:happy saddest:sad angriest:angry funniest:funny fondest:fond
  colour:color favourite:favorite neighbour:neighbor theatre:theater grey:gray jewellery:jewelry
  photo:photograph bike:bicycle tv:television telly:television married:marry marriage:marry wedding:marry
  afraid:fear scared:fear frightened:fear terrified:fear`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string])
)

/**
 * What a topic asked for may be called where it was taught: the question's word, then the words
 * that answer it. One-way on purpose: a sister answers "siblings", a brother does not answer "sister".
 */
export const RELATED_WORDS = new Map(
  `job: work worked employed profession trade career apprentice apprenticed business shop factory shipyard
  work: job employed profession trade career apprentice business
  profession: work job trade career employed
  occupation: work job trade career employed
  career: work job trade profession employed
  trade: work job apprentice business
  birthday: born birth
  birth: born
  birthplace: born
  childhood: grew child young boy girl school born boyhood
  grow: grew childhood raised boyhood born
  child: son daughter twins
  sibling: brother sister twin
  parent: mother father mum mom dad
  grandparent: grandmother grandfather grandma grandpa granny
  mother: mum mom mama mummy mommy
  mum: mother mom mama mummy mommy
  mom: mother mum mama mummy mommy
  father: dad daddy papa
  dad: father daddy papa
  grandmother: grandma granny gran nana nan
  grandma: grandmother granny gran nana nan
  grandfather: grandpa grandad granddad gramps
  grandpa: grandfather grandad granddad gramps
  family: mother father brother sister wife husband son daughter children parents uncle aunt
  wife: marry wed spouse bride propose engaged
  husband: marry wed spouse groom propose engaged
  spouse: marry wife husband
  marry: wife husband wed spouse propose engaged
  relative: uncle aunt cousin
  food: dish eat cook cooked meal recipe soup bread cake breakfast dinner lunch supper taste
  dish: eat cook meal recipe food
  meal: dish eat cook dinner supper lunch breakfast
  eat: food dish meal cook bread dinner lunch supper breakfast
  cook: dish recipe meal bake kitchen food
  drink: coffee tea wine beer water
  breakfast: morning coffee bread eat
  hobby: hobbies play played paint garden fishing collect collected sing dance pastime spare
  pastime: hobby play paint garden fishing collect
  fun: play enjoy laugh game
  school: teacher class lesson studied study university college pupil
  study: studied university school college degree
  education: school studied university college teacher
  university: studied college degree
  teacher: taught teach school lesson
  home: house lived live flat apartment
  house: home lived built flat apartment
  live: lived home house moved settled rented lodged stayed
  move: moved emigrated settled left
  pet: dog cat parrot bird rabbit hamster
  animal: dog cat horse bird goat
  music: sing song guitar piano violin cello fado band instrument
  instrument: guitar piano violin cello accordion drums flute
  song: sing music
  fear: afraid frightened dread scared terrified
  die: died death buried funeral
  ill: illness sick disease cancer hospital
  sick: ill illness disease cancer hospital
  war: soldier army fought battle
  army: served soldier war navy
  soldier: served army war
  vegetarian: vegetable meat flesh
  weather: rain rained snow snowed sun storm
  earn: wages paid salary
  wear: clothes clothing dressed dress coat hat shirt trousers
  dressed: clothes wore shirt coat hat suit
  boy: child
  anxious: afraid fear worried
  understand: speak
  weekend: saturday sunday
  like: fond
  fight: war served soldier army battle
  serve: war soldier army navy
  travel: trip journey voyage abroad sailed visited flew
  trip: travel journey voyage visited
  holiday: vacation summer beach trip
  vacation: holiday summer beach trip
  car: drive drove
  sport: football swim run tennis cycling team
  football: soccer goal team club fc
  book: read wrote novel author library
  read: book novel library
  religion: god pray faith believed mass
  god: pray faith religion believed
  lesson: learn taught advice
  friend: friendship pal companion
  money: rich poor wages paid debt earned saved pounds euros dollars marks francs shillings coins loan
  lend: loan borrowed owed debt
  owe: debt lent borrowed loan
  borrow: lent loan debt
  church: mass pray faith
  regret: wish sorry mistake
  proud: pride
  happy: happiness joy glad laugh
  sad: sadness cried tears
  angry: anger temper furious
  language: speak spoke latin french portuguese spanish german italian
  garden: plant roses tomatoes flowers grew
  boat: ship sail rowing
  ship: boat sail
  invent: invention invented built experiment
  meet: met introduced
  learn: taught studied
  teach: learned lesson apprentice
  color: blue red green yellow white black brown grey gray pink purple orange
  favorite: love like prefer best fond enjoy
  allergic: allergy
  celebrate: party birthday christmas`
    .split('\n')
    .map((line) => {
      const [topic, words] = line.split(':')
      return [topic.trim(), words.trim().split(/\s+/)] as [string, string[]]
    })
)

export type Kinship = { title: boolean; gender: Gender; family: string }

/** Kinship words; `title` says that the bare word can stand for a name ("Dad taught me…"). */
export const KINSHIP = new Map<string, Kinship>(
  `father dad,daddy,papa,father,pop,pai,babbo m t
  mother mum,mom,mama,mummy,mommy,mother,mae f t
  grandfather grandpa,grandad,granddad,grandfather,gramps,opa,nonno,abuelo,avo m t
  grandmother grandma,granny,gran,nana,nan,grandmother,oma,nonna,abuela f t
  brother brother m -
  sister sister f -
  husband husband m -
  wife wife f -
  son son,stepson m -
  daughter daughter,stepdaughter f -
  grandson grandson m -
  granddaughter granddaughter f -
  uncle uncle m t
  aunt aunt,auntie,aunty f t
  cousin cousin u -
  nephew nephew m -
  niece niece f -
  stepfather stepfather,stepdad m -
  stepmother stepmother,stepmum,stepmom f -
  partner partner,fiance,fiancee u -
  friend friend,buddy u -
  godfather godfather m t
  godmother godmother f t`
    .split('\n')
    .flatMap((line) => kinshipRow(line))
)

function kinshipRow(line: string): [string, Kinship][] {
  const [family, words, code, title] = line.trim().split(' ')
  const gender = code.endsWith('f') ? 'feminine' : code === 'm' ? 'masculine' : 'unknown'
  return words.split(',').map((word) => [word, { family, gender, title: title === 't' }])
}

/** Words for several relatives, or for any of a kind. */
export const KIN_IN_GENERAL = wordSet(
  'child children kid kids parent parents sibling siblings grandparent grandparents grandchildren spouse twins'
)

/** Kin who are a generation above: what is told of "when he was six" cannot be about them. */
export const ELDERS = wordSet(
  'father mother grandfather grandmother uncle aunt stepfather stepmother'
)

/** Topics that call for a gentle voice. */
export const GRAVE_WORDS = wordSet(`
  die dead death kill bury funeral grave grief grieve mourn widow widower orphan war battle bomb cancer ill sick disease
  hospital stroke suicide drown accident divorce abuse tragedy miscarriage stillborn prison suffer depression massacre
  starve small-pox smallpox
`)

/** Topics in which a joke would hurt, though they need no hush. */
export const TENDER_WORDS = wordSet(
  'cry weep cried sad sadness loss pain lonely loneliness hurt fear regret farewell sorrow'
)

/** What makes news sad, beyond the sad topics. */
export const SAD_NEWS = wordSet(`
  fail lose alone worried worry anxious fired unhappy heartbroken upset exhausted miss breakup separated tears
  struggling stressed
`)

/** News to be glad about, in what a person tells without asking. */
export const GLAD_WORDS = wordSet(`
  job promotion promote married marry wedding engaged baby pregnant born graduate graduation pass passed won win
  prize happy glad excited wonderful love birthday celebrate success finally proud holiday best moved house offer
  accepted finished anniversary better recovered healthy
`)

/** Base forms of common verbs, to tell "loves" from "boats" and to see where a predicate begins. */
export const VERBS = wordSet(`
  accept act add admire adore advise agree allow answer appear argue arrive ask bake be beat become begin believe belong
  bet bite blame blow borrow break bring build burn buy call care carry catch change chase cheat check choose clean climb
  close collect come complain cook count cover cry cut dance dare deal decide deny die dig do draw dream dress drink drive
  drop earn eat enjoy enter expect explain fail fall fear feed feel fight fill find finish fish fit fix fly fold follow
  forget forgive garden gather get give go grow guess hang happen hate have hear help hide hit hold hope hunt hurt imagine
  insist invent invite iron joke join jump keep kick kill kiss knit know laugh lead lean learn leave lend let lie light like
  listen live look lose love make marry mean meet mend mind miss move need notice offer open order own pack paint pass
  pay pick plan plant play pour practise practice pray prefer prepare promise pull push put quote raise reach read refuse
  regret remain remember repair reply rest return ride ring rise rule run sail save say see seem sell send serve set sew
  shake share shave shine shoot shout show sing sit sleep smell smile smoke sneeze speak spend spoil stand start stay
  steal stop study suffer support suspect swear sweep swim take talk taste teach tell tend thank think throw tidy tie touch
  travel treat trust try turn understand use visit vote wait wake walk want wash waste watch water wear whistle win wish
  wonder work worry worship write
`)

export const IRREGULAR_PASTS = wordSet(`
  was were had did went came became began bought brought built broke caught chose cut cost drew drank drove ate fell fed
  felt fought found flew forgot forgave froze got gave grew hung heard hid hit held hurt kept knew laid led left lent let
  lay lit lost made meant met paid put quit read rode rang rose ran said saw sought sold sent set sewed shook shone shot
  shut sang sank sat slept spoke spent spun stood stole stuck struck swore swept swam took taught tore told thought threw
  understood woke wore won wrote dreamt learnt burnt smelt spoilt wept knelt led bet bred bent dug dealt spread split
`)

export const AUXILIARIES = wordSet(`
  am is are was were be been has have had do does did can could will would shall should may might must ought
  isn't wasn't hasn't hadn't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't cannot
`)

/** Adverbs that may stand between a subject and its verb. */
export const ADVERBS = wordSet(`
  always never often also still just only really usually sometimes once even then later soon first already almost ever
  rarely seldom both now again once twice himself herself too very almost nearly hardly barely finally eventually
`)

/** Words after which a name is an object, unless a verb follows it. */
export const PREPOSITIONS = wordSet(`
  to with by for from about of than at on like near without against beside behind around in into over under between
  through during toward towards before after until since upon among
`)

/** Words in front of a capitalised word that make it a place or a time, not a person. */
export const PLACE_PREPOSITIONS = wordSet(
  'in at near from around outside through across into toward towards on'
)

/** Capitalised words that are no names of people. */
export const CAPITALISED_COMMON = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  january february march april may june july august september october november december christmas easter god english
  portuguese spanish french german italian latin greek american british european english dutch brazilian irish scottish
  i i'm i've i'd i'll
`)

/** Given names whose gender is worth knowing; other names count as either. */
export const FEMININE_NAMES = wordSet(`
  mary elizabeth jane anne alice ruth margaret helen susan carol karen nancy betty dorothy sharon deborah catherine
  katherine jennifer rachel carmen beatriz ines isabel leonor joan judith esther edith agnes grace rose lily emily
  charlotte sarah hannah leah miriam deborah frances marie louise claire sophie chloe beth lucy kate molly abigail
`)

export const MASCULINE_NAMES = wordSet(`
  joshua luca noah ezra elisha andrea john james william thomas george robert henry charles david peter paul mark luke
  michael joseph daniel samuel benjamin josiah rui jose luis manuel miguel andre antoine jean pierre karl hans tom jack
  harry sam ben jim joe frank fred arthur alfred edward richard stephen steven kevin brian martin simon ivan nuno joel
`)
