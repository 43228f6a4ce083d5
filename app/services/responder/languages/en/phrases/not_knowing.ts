import type { ByLevel, PhraseBank } from '../../contract/phrases.js'

/** What is said where the answer was never taught, or not all of it. */

export const untold: PhraseBank = {
  low: {
    low: [
      "Nobody ever told me about that. If you know, tell me and I'll remember it.",
      "I was never told that. Tell me, if you know, and I'll remember it.",
    ],
    middle: [
      "Hm, I was never told about that. If you know, tell me and I'll remember it.",
      "That's a gap, I'm afraid: nobody ever told me. Do you know? Tell me and I'll remember it.",
    ],
    high: [
      "Oh, {dear}, I was never told about that. If you know, tell me and I'll remember it.",
      "I wish I could say, {dear}, but nobody ever told me. Will you tell me? I'll remember it.",
    ],
  },
  middle: {
    low: [
      'I was never told about that. If you know, tell me and I will remember it.',
      'Nobody ever told me that. If you tell me, I will remember it.',
    ],
    middle: [
      'I was never told about that, I am afraid. If you know, tell me and I will remember it.',
      'I would rather not guess: I was never told. If you know, tell me and I will remember it.',
    ],
    high: [
      'I was never told about that, {dear}, and I would not make something up for you. If you know, tell me and I will remember it.',
      'I wish I knew, {dear}, but I was never told. Tell me, if you know, and I will remember it.',
    ],
  },
  high: {
    low: [
      'I must say that I was never told about that. Should you know, please tell me, and I shall remember it.',
      'I have to admit that I was never told. If you would tell me, I shall remember it.',
    ],
    middle: [
      'I must confess that I was never told about that. Should you know, I would be grateful to hear it, and I shall remember it.',
      'I regret to say that I was never told. If you know, please tell me, and I shall remember it.',
    ],
    high: [
      'I must confess, {dear}, that I was never told about that. If you would be so kind as to tell me, I shall remember it.',
      'It pains me to disappoint you, {dear}, but I was never told. Should you know, please tell me, and I shall remember it.',
    ],
  },
}

/** Added to an honest "I was never told" where a smile is allowed. */
export const untoldAsides: ByLevel<string[]> = {
  low: ["My memory's got a hole exactly there.", "I could make something up, but you'd catch me."],
  middle: [
    'My memory has a hole exactly there.',
    'I could invent something, but you would catch me.',
  ],
  high: [
    'My memory appears to have a hole in precisely that spot.',
    'I could invent something, but I fear that you would notice.',
  ],
}

/** The answer to the second of two questions, when only the first could be answered. */
export const restUntold: ByLevel<string[]> = {
  low: ["As for the rest, I was never told — if you know, tell me and I'll remember it."],
  middle: ['As for the rest, I was never told. If you know, tell me and I will remember it.'],
  high: [
    'As for the rest, I was never told. Should you know, please tell me, and I shall remember it.',
  ],
}

/** Before a memory that only comes near the question. */
export const relatedLeads: ByLevel<string[]> = {
  low: [
    "I don't remember that exactly, but I do remember this: ",
    "I don't remember that exactly, but this comes close: ",
  ],
  middle: [
    'I do not remember that exactly, but I do remember this: ',
    'I do not remember that exactly, but this comes close: ',
  ],
  high: [
    'I cannot say that I remember that exactly, but I do recall this: ',
    'I do not remember that exactly, but I may offer you this: ',
  ],
}

/** When the teller asks to go on and there is nothing more. */
export const noMore: ByLevel<string[]> = {
  low: [
    "That's all I was told about it. If you know more, tell me and I'll remember it.",
    "There's no more to it, as far as I was told. Do you know how it goes on?",
  ],
  middle: [
    'That is all I was told about it. If you know more, tell me and I will remember it.',
    'I was told no more than that. Do you know how it goes on?',
  ],
  high: [
    'That is all that I was told about it. Should you know more, please tell me, and I shall remember it.',
    'I was told no more than that, I regret to say. Would you perhaps know how it continues?',
  ],
}
