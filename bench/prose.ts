const subjects = [
  'My brother',
  'The old sailor',
  'Our neighbour',
  'My teacher',
  'The carpenter',
  'A cousin of mine',
  'The doctor',
  'My grandmother',
]
const verbs = [
  'mended',
  'sold',
  'painted',
  'remembered',
  'carried',
  'lost',
  'found',
  'described',
  'built',
  'borrowed',
]
const objects = [
  'a small boat',
  'the kitchen table',
  'an English dictionary',
  'the brass lamp',
  'three letters',
  'a bag of apples',
  'the garden wall',
  'a violin',
]
const places = [
  'in Porto',
  'near the harbour',
  'behind the church',
  'on the road to Braga',
  'at the winter market',
  'by the river',
  'in Newark',
]
const times = [
  'in the spring of 1931',
  'after the war',
  'when I was seven',
  'on a Sunday',
  'in the year of the flood',
  'before breakfast',
]

const pick = <T>(list: T[], seed: number) => list[Math.abs(seed) % list.length]

/** Sentence number `n`: plain English, never the same twice within 100,000. */
export const sentence = (n: number) =>
  `${pick(subjects, n)} ${pick(verbs, n * 7 + 3)} ${pick(objects, n * 13 + 5)} ${pick(places, n * 17 + 1)} ${pick(times, n * 31 + 2)}, and that was entry ${n} of the diary.`

export const prose = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => sentence(from + index)).join(' ')
