/**
 * Questions that the responder was never tuned on: about the people of the demo and of the unit tests, in other
 * words than theirs. Whoever works on the responder looks at the figures only, so that they keep meaning something.
 */
export interface HeldOut {
  checks: Array<{ question: string; expect: RegExp | string }>
  neverTaught: string[]
}

export const heldOut: Record<string, HeldOut> = {
  'António Ferreira': {
    checks: [
      { question: 'Which day is your birthday?', expect: '12 June 1946' },
      { question: 'How many brothers and sisters did you have?', expect: 'fourth of six children' },
      { question: 'Who taught you carpentry?', expect: 'Albano' },
      { question: 'How much did your room above the bakery cost?', expect: 'eighteen dollars' },
      { question: 'In which church did you and Maria get married?', expect: 'São Pedro' },
      { question: 'Why do you always take the stairs?', expect: 'afraid of lifts' },
      { question: 'Which herb can’t you stand?', expect: 'coriander' },
      { question: 'When did you become an American?', expect: '1983' },
      {
        question: 'What should one do with something broken?',
        expect: /do not glue|clean surfaces|First sleep/,
      },
      { question: 'Who shot the goal in Vienna?', expect: 'Madjer' },
    ],
    neverTaught: [
      'What is your blood type?',
      'Who was your dentist?',
      'How high is Mount Everest?',
      'When did you buy your first car?',
    ],
  },
  'Benjamin Franklin': {
    checks: [
      { question: 'What was your mother called?', expect: 'Abiah Folger' },
      { question: 'Which musical instrument did you invent?', expect: 'armonica' },
      { question: 'How many children did your father have?', expect: 'seventeen' },
      { question: 'What did the whistle cost you?', expect: /all my money|four times/ },
      { question: 'Who helped you with the kite?', expect: 'William' },
      { question: 'Where did you stay in France?', expect: 'Passy' },
      { question: 'At what hour did you go to bed?', expect: 'At ten' },
      { question: 'Why did Deborah not come to London with you?', expect: 'afraid of the water' },
      { question: 'Under which name did you publish the almanac?', expect: 'Richard Saunders' },
      {
        question: 'What age were you at the Declaration of Independence?',
        expect: 'seventy years',
      },
    ],
    neverTaught: [
      'What was the name of your horse?',
      'How tall is the Eiffel Tower?',
      'Did you enjoy skiing?',
      'Who is your favourite film director?',
    ],
  },
  'Frederick Douglass': {
    checks: [
      { question: 'Who was your first master?', expect: 'Anthony' },
      { question: 'How far did you walk to St. Michael’s?', expect: 'seven miles' },
      { question: 'What did you get to eat as a child?', expect: 'mush' },
      { question: 'Where did you sleep on the coldest nights?', expect: /bag|clay floor/ },
      { question: 'Who married you and Anna?', expect: 'Pennington' },
      { question: 'How much did your freedom cost?', expect: '150 pounds' },
      { question: 'How many pupils came to your Sabbath school?', expect: 'forty scholars' },
      { question: 'What are the names of your children?', expect: 'Rosetta' },
      { question: 'Where is your house?', expect: /Cedar Hill|Anacostia/ },
      { question: 'How much were you paid for the coal?', expect: 'half-dollars' },
    ],
    neverTaught: [
      'Which car do you drive?',
      'When did you visit China?',
      'Who won the football match yesterday?',
      'What is your shoe size?',
    ],
  },
  'Vincent van Gogh': {
    checks: [
      { question: 'How many siblings do you have?', expect: 'eldest of six' },
      { question: 'What is your mother’s name?', expect: 'Anna' },
      { question: 'Where did you and Theo drink milk?', expect: 'Rijswijk' },
      { question: 'Which writers do you like?', expect: 'Dickens' },
      { question: 'Which colours has the night café?', expect: 'blood red' },
      { question: 'Who is Sien?', expect: /pregnant woman|model/ },
      { question: 'How many pupils were there in Ramsgate?', expect: 'twenty-four boys' },
      { question: 'What happened to your ear?', expect: 'wounded my own ear' },
      { question: 'What does your room at the Ravoux inn cost?', expect: 'three francs fifty' },
      { question: 'Since when are you in the asylum?', expect: '8th of May' },
      { question: 'For whom did you paint the almond blossom?', expect: /for him|Vincent Willem/ },
    ],
    neverTaught: [
      'What was the name of your dog?',
      'What is your phone number?',
      'Who is the president of France?',
      'When was your wedding?',
    ],
  },
  'Rui Almeida': {
    checks: [
      { question: 'Which town do you come from?', expect: 'Porto' },
      { question: 'At what age did you leave school?', expect: 'twelve' },
      { question: 'Whom did you marry?', expect: 'Teresa' },
      { question: 'In which years were you in Angola?', expect: '1966' },
      { question: 'What was your boat called?', expect: 'Esperança' },
      { question: 'When did you move into the house?', expect: 'Christmas Eve' },
      { question: 'What did you hate in your soup?', expect: 'coriander' },
    ],
    neverTaught: [
      'What was your favourite colour?',
      'How much did the house cost?',
      'Who was the king of Spain?',
    ],
  },
  'Marta': {
    checks: [
      { question: 'Where do you work?', expect: /Lyon|ward/ },
      { question: 'Who left you the cello?', expect: 'grandmother' },
      { question: 'What are your cats called?', expect: 'Pixel' },
      { question: 'How many times a week do you run?', expect: 'three times' },
      { question: 'What is your brother’s trade?', expect: 'violins' },
    ],
    neverTaught: ['When were you born?', 'What does Jonas do for a living?', 'Who wrote Hamlet?'],
  },
}
