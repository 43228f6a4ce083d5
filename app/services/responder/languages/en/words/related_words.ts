/**
 * What a topic asked for may be called where it was taught: the question's word, then the words
 * that answer it. One-way on purpose: a sister answers "siblings", a brother does not answer "sister".
 */
export const relatedWords = new Map(
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

/** Topics that ask what someone works as. */
export const occupationTopics = ['job', 'work', 'profession', 'occupation', 'career']
