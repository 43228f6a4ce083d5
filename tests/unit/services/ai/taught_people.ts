import type { GroundedContext, GroundedPassage } from '#services/responder/grounded_context'
import { contentStems } from '#tests/unit/services/responder/in_english'

/** Someone who was taught, with every passage in the order in which it was taught. */
export interface TaughtPerson {
  clone: GroundedContext['clone']
  passages: GroundedPassage[]
}

const RETRIEVED = 8
let count = 0

/** A father, in what his daughter wrote about him. */
export const RUI: TaughtPerson = {
  clone: {
    name: 'Rui Almeida',
    description: 'My father. A carpenter from Porto who loved the sea and bad jokes.',
  },
  passages: [
    memory(
      'Childhood',
      'Rui was born in Porto in 1944, two streets away from the Douro. His mother, Rosa, sold fish at the Bolhão market. He was the third of five children.'
    ),
    memory(
      'School',
      'Rui left school at twelve because the family needed money. His first teacher, Dona Amélia, cried when she heard it.'
    ),
    memory(
      'Work',
      'Dad worked as a carpenter at the Lisnave shipyard for thirty-one years. He always said that wood forgives more than people do.'
    ),
    memory(
      'Swimming',
      'Dad taught me to swim at Praia da Luz when I was six. I was terrified, but he held my hand the whole time.'
    ),
    memory(
      'The boat',
      "Rui's brother Paulo gave him an old rowing boat in 1981. Rui painted it blue and called it Esperança."
    ),
    memory(
      'Wedding',
      'Rui married Teresa on 3 June 1972 in the chapel of Senhor da Pedra. It rained all day and the band never came.'
    ),
    memory(
      'Food',
      'His favourite dish was bacalhau à brás. He hated coriander and picked every leaf out of his soup.'
    ),
    memory(
      'Music',
      'Dad played the accordion at every wedding in the village. He learned it from his uncle Zé, who had only three fingers on his left hand.'
    ),
    memory(
      'The war',
      'Rui served in Angola from 1966 to 1968. He never spoke about the war, but he woke up shouting for years.'
    ),
    memory(
      'Illness',
      'In 2014 the doctors found the cancer in his lungs. He stopped smoking the same day and never complained.'
    ),
    memory('Death', 'Rui died in March 2015. The whole village came to the church.'),
    memory(
      'The dog',
      'We had a dog called Faísca, who slept on his boots. Dad pretended not to like her.'
    ),
    memory(
      'Sundays',
      'Every Sunday he took us to the beach at Vila do Conde, even in winter. We ate sardines with our fingers.'
    ),
    memory(
      'Advice',
      'When I failed my exam he said: "You only lose what you stop looking for." I still have the note he wrote me.'
    ),
    memory(
      'House',
      'Rui and his wife built the house in Vila do Conde with their own hands. They moved in on Christmas Eve of 1979, without windows.'
    ),
    memory(
      null,
      'He was proudest of the staircase in the town hall, which he made without a single nail.'
    ),
    message('I got a new job at the library in Braga.'),
  ],
}

/** An author, in his own words; shortened from the Autobiography of Benjamin Franklin (1791). */
export const FRANKLIN: TaughtPerson = {
  clone: { name: 'Benjamin Franklin', description: 'Printer, writer and inventor.' },
  passages: [
    chapter(
      'I was born in Boston, in New England, on 17 January 1706. My father, Josiah, married young, and carried his wife with three children into New England about 1682. I was the youngest son, and the youngest child but two.'
    ),
    chapter(
      'My elder brothers were all put apprentices to different trades. I was put to the grammar-school at eight years of age, my father intending to devote me, as the tithe of his sons, to the service of the Church. But my father, from a view of the expense of a college education, took me from the grammar-school.'
    ),
    chapter(
      'At ten years old I was taken home to assist my father in his business, which was that of a tallow-chandler and sope-boiler. I disliked the trade, and had a strong inclination for the sea, but my father declared against it. Living near the water, I learnt early to swim well, and to manage boats.'
    ),
    chapter(
      'From a child I was fond of reading, and all the little money that came into my hands was ever laid out in books. Pleased with the Pilgrim’s Progress, my first collection was of John Bunyan’s works in separate little volumes.'
    ),
    chapter(
      'This bookish inclination at length determined my father to make me a printer. In 1717 my brother James returned from England with a press and letters to set up his business in Boston. I was bound to my brother when I was but twelve years old.'
    ),
    chapter(
      'When about sixteen years of age I happened to meet with a book, written by one Tryon, recommending a vegetable diet. I determined to go into it. My refusing to eat flesh occasioned an inconveniency, and I was frequently chid for my singularity.'
    ),
    chapter(
      'My brother was passionate, and had often beaten me, which I took extreamly amiss. I sold some of my books to raise a little money, and in three days I found myself in New York, near three hundred miles from home, a boy of but seventeen.'
    ),
    chapter(
      'Then I walked up the street in Philadelphia, gazing about till near the market-house I met a boy with bread. I had made many a meal on bread, and I bought three great puffy rolls. Thus I went up Market Street, passing by the door of Mr. Read, my future wife’s father; when she, standing at the door, saw me, and thought I made a most awkward, ridiculous appearance.'
    ),
    chapter(
      'I took her to wife, September 1st, 1730. She proved a good and faithful helpmate, assisted me much by attending the shop. We throve together, and have ever mutually endeavoured to make each other happy.'
    ),
    chapter(
      'In 1736 I lost one of my sons, a fine boy of four years old, by the small-pox, taken in the common way. I long regretted bitterly, and still regret that I had not given it to him by inoculation.'
    ),
    chapter(
      'In 1732 I first publish’d my Almanack, under the name of Richard Saunders; it was continu’d by me about twenty-five years, commonly call’d Poor Richard’s Almanack. I endeavour’d to make it both entertaining and useful.'
    ),
    chapter(
      'I began now to turn my thoughts a little to public affairs. Our first subscription library in Philadelphia began with fifty subscribers in 1731.'
    ),
    chapter(
      'In 1742 I invented an open stove for the better warming of rooms. Governor Thomas offered to give me a patent, but I declined it, because, as we enjoy great advantages from the inventions of others, we should be glad of an opportunity to serve others by any invention of ours.'
    ),
    chapter(
      'I conceived the bold and arduous project of arriving at moral perfection. I made a little book, in which I allotted a page for each of the virtues. Order gave me the most trouble, and I found myself incorrigible with respect to it.'
    ),
  ],
}

/** Oneself. */
export const MARTA: TaughtPerson = {
  clone: { name: 'Marta', description: 'Me, myself. A nurse in Lyon, and an amateur cellist.' },
  passages: [
    memory(
      'Job',
      "I've been a night nurse on the children's ward in Lyon since 2009. The night shift suits me because I think better when everything is quiet."
    ),
    memory(
      'Cello',
      'I play the cello, badly but happily. My grandmother left me her instrument when I was eleven.'
    ),
    memory('Cats', 'I have two cats, Pixel and Bao. Pixel bites everyone except the postman.'),
    memory(
      'Fear',
      "I'm afraid of lifts. I once took the stairs to the twenty-second floor for a job interview, and I got the job."
    ),
    memory('Coffee', 'I drink my coffee black, with a pinch of salt. Jonas says that is a crime.'),
    memory(
      'Jonas',
      'I met Jonas at a bus stop in Grenoble in the rain. He gave me his umbrella and ran.'
    ),
    memory(
      'Brother',
      'My brother Tomás lives in Valparaíso and fixes violins. We call each other every Sunday, and he always talks too long.'
    ),
    memory('Running', 'I run along the Saône three times a week. I have never won anything.'),
    memory(
      'Dream',
      'One day I want to sail from Marseille to Corsica. I have the map on my kitchen wall.'
    ),
    memory(
      'Languages',
      'I speak Portuguese, French and enough German to be polite. I count in Portuguese when I am tired.'
    ),
    textOf(
      'Notes',
      'What do I like about winter?\n\nThe smell of chestnuts on Place Bellecour. And that nobody asks why I stay at home.'
    ),
  ],
}

/** The best passages for a question by BM25, as retrieval would send them; nothing is embedded. */
export function retrieve(person: TaughtPerson, question: string): GroundedPassage[] {
  const documents = person.passages.map(({ content, sourceTitle }) =>
    contentStems(`${sourceTitle ?? ''} ${content}`)
  )
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length
  const scores = documents.map((document) =>
    contentStems(question).reduce((sum, stem) => sum + bm25(stem, document, documents, average), 0)
  )
  return person.passages
    .map((passage, index) => ({ ...passage, score: scores[index] }))
    .sort((a, b) => b.score - a.score)
    .slice(0, RETRIEVED)
}

function bm25(stem: string, document: string[], documents: string[][], average: number): number {
  const frequency = document.filter((other) => other === stem).length
  const containing = documents.filter((other) => other.includes(stem)).length
  const rarity = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5))
  return (
    (rarity * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * document.length) / average))
  )
}

function passageOf(
  sourceType: GroundedPassage['sourceType'],
  sourceTitle: string | null,
  content: string
): GroundedPassage {
  return { id: `passage-${++count}`, sourceType, sourceTitle, content, similarity: null, score: 0 }
}

function memory(title: string | null, content: string): GroundedPassage {
  return passageOf('memory', title, content)
}

function textOf(title: string, content: string): GroundedPassage {
  return passageOf('document', title, content)
}

function chapter(content: string): GroundedPassage {
  return textOf('Autobiography', content)
}

function message(content: string): GroundedPassage {
  return passageOf('message', null, content)
}

/** Questions that were answered in what was taught, and what the answer has to contain. */
export const ANSWERED: Array<[TaughtPerson, string, string]> = [
  [RUI, 'Where were you born?', 'I was born in Porto in 1944'],
  [RUI, 'When were you born?', 'in 1944'],
  [RUI, "What was your mother's name?", 'My mother, Rosa, sold fish'],
  [RUI, 'How many siblings did you have?', 'I was the third of five children'],
  [RUI, 'Why did you leave school?', 'because the family needed money'],
  [RUI, 'Who was your teacher?', 'My first teacher, Dona Amélia'],
  [RUI, 'What did you do for a living?', 'I worked as a carpenter at the Lisnave shipyard'],
  [RUI, 'How long did you work at the shipyard?', 'for thirty-one years'],
  [RUI, 'What did you teach me?', 'I taught you to swim at Praia da Luz when you were six'],
  [RUI, 'Who gave you the boat?', 'My brother Paulo gave me an old rowing boat in 1981'],
  [RUI, 'What colour was the boat?', 'I painted it blue and called it Esperança'],
  [RUI, 'When did you get married?', 'I married Teresa on 3 June 1972'],
  [RUI, 'What was your favourite food?', 'My favourite dish was bacalhau à brás'],
  [RUI, 'Which instrument did you play?', 'I played the accordion at every wedding'],
  [RUI, 'Who taught you the accordion?', 'I learned it from my uncle Zé'],
  [RUI, 'Did you fight in a war?', 'I never spoke about the war'],
  [RUI, 'What happened in 2014?', 'the doctors found the cancer in my lungs'],
  [RUI, 'When did you die?', '"Rui died in March 2015."'],
  [RUI, 'Did we have a dog?', 'We had a dog called Faísca, who slept on my boots'],
  [RUI, 'What did we do on Sundays?', 'I took you to the beach at Vila do Conde'],
  [RUI, 'Tell me about the house', 'My wife and I built the house in Vila do Conde'],
  [RUI, 'What are you proud of?', 'I was proudest of the staircase'],
  [RUI, 'What did you say when I failed my exam?', 'When you failed your exam I said'],
  [RUI, 'Where is my new job?', 'You told me that you got a new job at the library in Braga'],
  [FRANKLIN, 'Where were you born?', 'I was born in Boston'],
  [FRANKLIN, "What was your father's name?", 'My father, Josiah'],
  [FRANKLIN, 'Did you like reading?', 'From a child I was fond of reading'],
  [FRANKLIN, 'Who made you a printer?', 'determined my father to make me a printer'],
  [FRANKLIN, 'What do you regret?', 'I long regretted bitterly'],
  [FRANKLIN, 'What did you invent?', 'I invented an open stove'],
  [FRANKLIN, 'Why did you decline the patent?', 'I declined it, because'],
  [FRANKLIN, 'When did you start the library?', 'in 1731'],
  [FRANKLIN, 'What did you buy in Philadelphia?', 'three great puffy rolls'],
  [FRANKLIN, 'Can you swim?', 'I learnt early to swim well'],
  [FRANKLIN, 'Tell me about your brother James', 'my brother James returned from England'],
  [MARTA, 'What do you do?', "I've been a night nurse"],
  [MARTA, 'Why do you like the night shift?', 'because I think better when everything is quiet'],
  [MARTA, 'Do you have pets?', 'I have two cats, Pixel and Bao'],
  [MARTA, 'What are you afraid of?', "I'm afraid of lifts"],
  [MARTA, 'How do you drink your coffee?', 'black, with a pinch of salt'],
  [MARTA, 'How did you meet Jonas?', 'I met Jonas at a bus stop in Grenoble'],
  [MARTA, 'Where does your brother live?', 'lives in Valparaíso'],
  [MARTA, 'How often do you run?', 'three times a week'],
  [MARTA, 'Which languages do you speak?', 'I speak Portuguese, French and enough German'],
  [MARTA, 'What do you like about winter?', 'The smell of chestnuts'],
]

/** Questions whose answer was never taught, several of them with a word that was. */
export const NEVER_TOLD: Array<[TaughtPerson, string]> = [
  [RUI, 'What is bitcoin worth today?'],
  [RUI, 'What is the capital of Mongolia?'],
  [RUI, "What is your sister's name?"],
  [RUI, 'Did you ever go to Japan?'],
  [RUI, 'Do you like sushi?'],
  [RUI, 'How do I install Windows?'],
  [RUI, 'What is the weather like in Porto today?'],
  [RUI, 'What time is it?'],
  [RUI, 'Who won the world cup in 2022?'],
  [RUI, 'When is my birthday?'],
  [FRANKLIN, 'Did you fly a kite?'],
  [FRANKLIN, 'What was your mother called?'],
  [FRANKLIN, 'What do you think of Thomas Jefferson?'],
  [FRANKLIN, 'What is the speed of light?'],
  [FRANKLIN, 'How tall were you?'],
  [MARTA, 'Do you have a sister?'],
  [MARTA, 'Where did you go to university?'],
  [MARTA, 'What is your favourite film?'],
  [MARTA, 'Do you speak Chinese?'],
]
