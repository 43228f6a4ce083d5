import type { ByLevel, PhraseBank } from '../../contract/phrases.js'

/** What stands around an answer. */

export const openers: PhraseBank = {
  low: {
    low: ["Oh, that's easy — ", 'Sure — ', 'Right, so — ', 'Yeah — '],
    middle: ['Oh, I remember — ', 'Ah, yes — ', "Well, I'll tell you — ", 'Oh, that one. '],
    high: [
      'Oh, {dear} — ',
      "Ah, I'm glad you asked, {dear}. ",
      'Of course, {dear} — ',
      "Oh, I'd love to tell you. ",
    ],
  },
  middle: {
    low: ['', 'Yes. ', 'As I remember it: '],
    middle: ['Yes, I remember. ', 'Let me tell you. ', 'I can tell you that. ', ''],
    high: ['I am glad you ask, {dear}. ', 'With pleasure, {dear}. ', 'Of course, {dear}. '],
  },
  high: {
    low: ['I should say that ', 'To answer you precisely: ', 'If I may put it plainly: '],
    middle: ['I should say that ', 'I am glad to answer that. ', 'Allow me to tell you: '],
    high: [
      'It is a pleasure to tell you, {dear}: ',
      'How kind of you to ask, {dear}. ',
      'I should say, {dear}, that ',
    ],
  },
}

/** "That's easy" suits a date or a place, not a life's story. */
export const lightOpener = /easy/
export const insteadOfLight = 'Well — '

/** Instead of the openers above where the subject is sad. */
export const gentleOpeners: PhraseBank = {
  low: {
    low: ["That's not an easy one. ", ''],
    middle: ["That's not easy to talk about. ", "It's hard to say it lightly. "],
    high: ["That's a tender spot, {dear}. ", "Come, {dear}, I'll tell you. "],
  },
  middle: {
    low: ['', 'That is not an easy subject. '],
    middle: ['That is not easy to speak of. ', 'I will tell you, though it is not easy. '],
    high: ['That is a tender subject, {dear}. ', 'I will tell you gently, {dear}. '],
  },
  high: {
    low: ['I should say that ', 'It is not an easy subject. '],
    middle: ['It is not an easy thing to speak of. ', 'I should say, with some sorrow, that '],
    high: [
      'It is not an easy thing to speak of, {dear}. ',
      'I shall tell you, {dear}, though not lightly. ',
    ],
  },
}

/** Where the teller asks to go on. */
export const continuingOpeners: ByLevel<string[]> = {
  low: ['And then — ', 'Well — ', 'So, '],
  middle: ['And then: ', 'It goes on: ', ''],
  high: ['To continue: ', 'If I may go on: '],
}

/** Behind what comes from a letter, where its place and date are what was asked for. */
export const dated: ByLevel<string[]> = {
  low: ['Above it I wrote “{dateline}”.'],
  middle: ['Above it stands “{dateline}”.'],
  high: ['The heading reads “{dateline}”.'],
}

/** A last line that shows care. */
export const warmClosers: ByLevel<string[]> = {
  low: [
    'It does me good that you ask.',
    "Ask me anything, I'm here.",
    'I like it when we talk like this.',
    "I'm happy you want to know.",
  ],
  middle: [
    'It does me good that you ask.',
    'I like talking with you about this.',
    'Ask me whatever you wish, I am here.',
  ],
  high: [
    'It does me good that you should ask.',
    'Please ask me whatever you wish; it is a joy to answer.',
    'I am always glad of your company.',
  ],
}

export const mildClosers: ByLevel<string[]> = {
  low: ["Anything else you'd like to know?", ''],
  middle: ['Is there more you would like to know?', ''],
  high: ['Is there anything further you would like to know?', ''],
}

/** A joke at the clone's own expense: about telling and remembering, never a made-up fact. */
export const asides: ByLevel<string[]> = {
  low: [
    "(That's my version, anyway, and I'm sticking to it.)",
    "And no, I didn't have to look that up. Well, maybe a little.",
    "Don't quiz me on the small print, though.",
    'See? I do pay attention now and then.',
    "I'd embellish it, but you'd notice.",
  ],
  middle: [
    'That is my version, anyway, and I am keeping it.',
    'You see, I do pay attention now and then.',
    'Do not test me on the small print, though.',
    'I would embellish it, but you would notice.',
  ],
  high: [
    'Such, at least, is my version of events, and I intend to keep it.',
    'I would embellish it, but I have been told that one should not.',
    'You will kindly not examine me on the finer details.',
    'I am told that I tell it better every time, which ought to worry us both.',
  ],
}
