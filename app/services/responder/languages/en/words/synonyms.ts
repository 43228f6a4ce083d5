/**
 * Words that may stand for one another in a question and in its answer, one group a line. Base forms are enough, for
 * stems are compared; relatives are not here, since an aunt is no uncle.
 */
export const synonyms = `
  give hand present bestow lend offer
  help assist aid
  buy purchase acquire
  get receive obtain
  begin start found open establish
  end finish stop cease quit
  build make construct
  make create manufacture
  refuse decline reject
  answer reply respond
  speech address lecture sermon
  teach instruct train
  learn study master
  live stay lodge dwell reside rent
  sleep bed doze
  hide conceal
  flee escape
  die perish drown
  kill murder slay
  fight battle struggle
  hit strike beat knock
  hurt wound injure
  hate detest dislike loathe abhor
  admire adore revere
  choose pick select elect
  win defeat victory
  score goal
  earn wages pay salary
  cost price pay charge worth
  publish print issue
  wear dress clothes
  travel journey sail trip voyage
  arrive reach land
  leave depart
  repair mend fix
  throw toss fling
  promise vow pledge
  happen occur
  raise rear
  invent devise invention
  rise wake
  weep tears sob
  laugh smile
  steal rob thief
  own possess
  worry anxious
  meet encounter
  visit guest
  pupil scholar student schoolboy
  employer master foreman boss
  boat ship vessel
  illness disease sickness
  picture painting portrait canvas
  writer author novelist poet
  book novel volume
  money cash coins
  newspaper gazette
  town city village
  doctor physician
  street road avenue
  coat jacket cloak
  shop store
  companion friend
  song tune
  craft trade profession occupation
  church chapel
  garden yard
  boy lad urchin fellow
  inn hotel tavern
  field meadow
  hill mountain
  mistake error fault
  quarrel argument dispute
  reward prize medal
  clever wise intelligent
  rich wealthy
  poor needy
  afraid fear dread
  beautiful pretty
  angry furious
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '))
