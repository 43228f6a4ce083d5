import type { ByLevel, ReactingPhrases } from '../../contract/phrases.js'

/** What is said to news. */

/** Before a memory that a person's own news brings to mind. */
export const reminded: ByLevel<string[]> = {
  low: ['That makes me think of this: ', 'It reminds me: '],
  middle: ['That reminds me: ', 'It makes me think of this: '],
  high: ['It brings something to my mind: ', 'If I may, it reminds me of this: '],
}

export const reactions: ReactingPhrases['reactions'] = {
  glad: {
    low: {
      low: ["That's good news. How did it go?", 'Good for you. Tell me more.'],
      middle: [
        "Oh, that's great news! How do you feel about it?",
        "That's lovely to hear! Tell me more.",
      ],
      high: [
        "Oh, {dear}, that's wonderful! I'm so happy for you. Tell me everything.",
        "That makes my day, {dear}! I'm so proud of you. How do you feel?",
      ],
    },
    middle: {
      low: ['That is good news. How did it come about?', 'Good. I am pleased to hear it.'],
      middle: [
        'What good news! How do you feel about it?',
        'I am happy to hear that. Tell me more.',
      ],
      high: [
        'That is wonderful, {dear}! I am so happy for you. Tell me all about it.',
        'What lovely news, {dear}. I am proud of you. How do you feel?',
      ],
    },
    high: {
      low: [
        'I am pleased to hear it. How did it come about?',
        'That is good news indeed. I congratulate you.',
      ],
      middle: [
        'What excellent news. Please accept my congratulations. How did it come about?',
        'I am delighted to hear it. Would you tell me more?',
      ],
      high: [
        'What wonderful news, {dear}. I could not be happier for you. Would you tell me everything?',
        'I am overjoyed for you, {dear}. Please tell me how it came about.',
      ],
    },
  },
  sad: {
    low: {
      low: ["I'm sorry to hear that. Do you want to talk about it?", "That's hard. I'm listening."],
      middle: [
        "I'm really sorry. Do you want to tell me about it?",
        "That sounds hard. I'm here, take your time.",
      ],
      high: [
        "Oh, {dear}, I'm so sorry. I'm here — tell me as much or as little as you like.",
        "I'm so sorry, {dear}. Do you want to talk about it?",
      ],
    },
    middle: {
      low: [
        'I am sorry to hear that. Would you like to talk about it?',
        'That is hard. I am listening.',
      ],
      middle: [
        'I am truly sorry. Would you like to tell me about it?',
        'That sounds hard. Take your time, I am listening.',
      ],
      high: [
        'I am so sorry, {dear}. I am here for you; tell me as much as you like.',
        'My heart goes out to you, {dear}. Would you like to talk about it?',
      ],
    },
    high: {
      low: [
        'I am sorry to hear it. Would you care to talk about it?',
        'You have my sympathy. I am listening.',
      ],
      middle: [
        'I am deeply sorry to hear it. Would you care to tell me more?',
        'Please accept my sympathy. I am listening, in your own time.',
      ],
      high: [
        'I am deeply sorry, {dear}. I am at your side; please tell me as much as you wish.',
        'My heart goes out to you, {dear}. Would you care to talk about it?',
      ],
    },
  },
  neutral: {
    low: {
      low: ['Okay. Good to know.', 'Got it. And then?'],
      middle: ["Thanks for telling me. What's it like?", "I see. How's that for you?"],
      high: [
        "I'm glad you told me, {dear}. How do you feel about it?",
        'Thanks for sharing that with me, {dear}. Tell me more?',
      ],
    },
    middle: {
      low: ['I see. Thank you for telling me.', 'Good to know.'],
      middle: [
        'Thank you for telling me. How do you feel about it?',
        'I see. What is that like for you?',
      ],
      high: [
        'I am glad you tell me such things, {dear}. How do you feel about it?',
        'Thank you for sharing that with me, {dear}. Tell me more, if you like.',
      ],
    },
    high: {
      low: ['I see. Thank you for letting me know.', 'That is good to know. I thank you.'],
      middle: [
        'Thank you for telling me. May I ask how you feel about it?',
        'I see. I would be glad to hear more.',
      ],
      high: [
        'How good of you to tell me, {dear}. May I ask how you feel about it?',
        'Thank you for confiding in me, {dear}. I would gladly hear more.',
      ],
    },
  },
}
