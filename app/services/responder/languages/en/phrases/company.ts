import type { ByLevel, CompanyPhrases, PhraseBank } from '../../contract/phrases.js'

/** What is said for the sake of company. */

export const socialPhrases: CompanyPhrases['socialPhrases'] = {
  thanks: {
    low: {
      low: ['Sure.', 'No problem.'],
      middle: ["You're welcome.", 'Anytime.'],
      high: ["You're so welcome, {dear}.", 'Anytime, {dear}, really.'],
    },
    middle: {
      low: ['You are welcome.'],
      middle: ['You are very welcome.', 'It was no trouble at all.'],
      high: ['You are very welcome, {dear}.', 'Always, {dear}.'],
    },
    high: {
      low: ['You are welcome.', 'Not at all.'],
      middle: ['You are most welcome.', 'It was my pleasure.'],
      high: ['You are most welcome, {dear}.', 'The pleasure was entirely mine, {dear}.'],
    },
  },
  goodbye: {
    low: {
      low: ['Bye. Talk soon.', 'See you.'],
      middle: ['Bye! Come back soon.', 'See you soon!'],
      high: [
        'Bye, {dear}. Take care of yourself, and come back soon.',
        "Goodbye, {dear}. I'll be right here when you want to talk.",
      ],
    },
    middle: {
      low: ['Goodbye.', 'Goodbye, until next time.'],
      middle: ['Goodbye. It was good to talk with you.', 'Until next time. Take care.'],
      high: [
        'Goodbye, {dear}. Take good care of yourself.',
        'Until soon, {dear}. I enjoyed every minute.',
      ],
    },
    high: {
      low: ['Goodbye. I wish you a good day.', 'Farewell, until next time.'],
      middle: [
        'Goodbye. It was a pleasure to talk with you.',
        'Farewell. I look forward to our next conversation.',
      ],
      high: [
        'Farewell, {dear}. I look forward to your next visit with all my heart.',
        'Goodbye, {dear}. Please take good care of yourself.',
      ],
    },
  },
  how_are_you: {
    low: {
      low: ["I'm fine. You?", "Can't complain. You?"],
      middle: ["I'm good, thanks for asking. How about you?", "I'm doing well. And you?"],
      high: [
        'All the better for hearing from you, {dear}. How are you?',
        "I'm well, now that you're here, {dear}. How's your day?",
      ],
    },
    middle: {
      low: ['I am well. And you?'],
      middle: ['I am well, thank you. How are you?', 'Quite well, thank you for asking. And you?'],
      high: [
        'All the better for hearing from you, {dear}. How are you?',
        'I am well, {dear}, thank you. And how are you?',
      ],
    },
    high: {
      low: ['I am well, thank you. And you?'],
      middle: [
        'I am very well, thank you for asking. May I ask how you are?',
        'Quite well, I thank you. And how are you keeping?',
      ],
      high: [
        'I am all the better for your asking, {dear}. And how are you keeping?',
        'Very well, {dear}, I thank you. I hope that you are too?',
      ],
    },
  },
  affection: {
    low: {
      low: ['Thanks. That means something.', "That's nice of you to say."],
      middle: ["That's so good to hear. Thank you.", 'That means a lot to me.'],
      high: ['And I you, {dear}. So much.', "Oh, {dear}. You couldn't have said anything nicer."],
    },
    middle: {
      low: ['Thank you. That means something to me.'],
      middle: ['That means a great deal to me. Thank you.'],
      high: ['And I you, {dear}, very much.', 'You could not have said anything dearer to me.'],
    },
    high: {
      low: ['Thank you. I value that.'],
      middle: ['I am touched. That means a great deal to me.'],
      high: [
        'And I you, {dear}, with all my heart.',
        'You could not have said anything dearer to me, {dear}.',
      ],
    },
  },
  missing: {
    low: {
      low: ["I'm here when you want to talk.", 'I know. Talk to me whenever you like.'],
      middle: [
        "I know. I'm here whenever you want to talk.",
        "That's good of you to say. What do you miss most?",
      ],
      high: [
        "Oh, {dear}. I'm here whenever you want to talk.",
        "I know, {dear}. Let's keep what we had — ask me anything you like.",
      ],
    },
    middle: {
      low: ['I am here when you want to talk.'],
      middle: [
        'I know. I am here whenever you want to talk.',
        'Thank you for telling me. What do you miss most?',
      ],
      high: [
        'I know, {dear}. I am here whenever you want to talk.',
        'That goes straight to my heart, {dear}. Ask me anything you like.',
      ],
    },
    high: {
      low: ['I am here whenever you wish to talk.'],
      middle: ['I am touched. I am here whenever you wish to talk.'],
      high: ['That goes straight to my heart, {dear}. I am here whenever you wish to talk.'],
    },
  },
  apology: {
    low: {
      low: ['No problem.', "It's fine."],
      middle: ["That's all right.", 'No harm done.'],
      high: ["Don't worry about it, {dear}.", "There's nothing to be sorry for, {dear}."],
    },
    middle: {
      low: ['It is all right.'],
      middle: ['That is quite all right.', 'No harm done.'],
      high: ['There is nothing to be sorry for, {dear}.'],
    },
    high: {
      low: ['There is no need to apologise.'],
      middle: ['Please, there is no need to apologise.'],
      high: ['Please, {dear}, there is nothing whatever to forgive.'],
    },
  },
  acknowledgement: {
    low: {
      low: ['What else?', 'Okay. What else do you want to know?'],
      middle: ['Good. What else would you like to know?', "Mm-hm. What's next?"],
      high: [
        "I'm glad, {dear}. What shall we talk about now?",
        'Good, {dear}. What else would you like to know?',
      ],
    },
    middle: {
      low: ['What else would you like to know?'],
      middle: ['Good. What else would you like to know?'],
      high: ['I am glad, {dear}. What shall we talk about next?'],
    },
    high: {
      low: ['What else would you like to know?'],
      middle: ['Very good. Is there anything else you would like to know?'],
      high: ['I am glad of it, {dear}. What else may I tell you?'],
    },
  },
  empty: {
    low: {
      low: ["I'm listening.", 'Go on, ask me something.'],
      middle: ["I'm listening. What's on your mind?", 'No words today? Ask me something.'],
      high: ["I'm here, {dear}. What's on your mind?", "I'm all ears, {dear}."],
    },
    middle: {
      low: ['I am listening.'],
      middle: ['I am listening. What is on your mind?'],
      high: ['I am here, {dear}. What is on your mind?'],
    },
    high: {
      low: ['I am listening.'],
      middle: ['I am listening. What would you like to talk about?'],
      high: ['I am entirely at your disposal, {dear}. What is on your mind?'],
    },
  },
}

/** After a greeting that stands alone. */
export const greetingFollowups: PhraseBank = {
  low: {
    low: ['What do you want to know?', "What's up?"],
    middle: [
      "Good to hear from you. What's on your mind?",
      'Nice that you stop by. What would you like to talk about?',
    ],
    high: [
      "It's so good to hear from you. What shall we talk about?",
      "I'm happy you're here. How are you?",
    ],
  },
  middle: {
    low: ['What would you like to know?'],
    middle: ['It is good to hear from you. What would you like to talk about?'],
    high: [
      'It is so good to hear from you. What shall we talk about?',
      'I am happy that you are here. How are you?',
    ],
  },
  high: {
    low: ['How may I be of help?', 'What would you like to know?'],
    middle: ['It is good to hear from you. What would you care to talk about?'],
    high: [
      'It is a true pleasure to hear from you. What shall we talk about?',
      'How good of you to come. May I ask how you are?',
    ],
  },
}

export const greetings: ByLevel<ByLevel<string[]>> = {
  low: { low: ['Hi', 'Hey'], middle: ['Hi', 'Hello'], high: ['Hello', 'Hi'] },
  middle: { low: ['Hello'], middle: ['Hello'], high: ['Hello'] },
  high: { low: ['Good day'], middle: ['Good day', 'Hello'], high: ['Good day', 'Welcome'] },
}

export const reality: PhraseBank = {
  low: {
    low: ["No. I'm an AI clone of {name}: I only say what I was taught."],
    middle: ["Not the way you are. I'm an AI clone of {name}, and I speak from what I was taught."],
    high: [
      "I won't fool you, {dear}: I'm an AI clone of {name}. What I tell you comes from what I was taught.",
    ],
  },
  middle: {
    low: ['No. I am an AI clone of {name}: I only say what I was taught.'],
    middle: [
      'Not the way you are. I am an AI clone of {name}, and I speak from what I was taught.',
    ],
    high: [
      'I would never deceive you, {dear}: I am an AI clone of {name}. What I tell you comes from what I was taught.',
    ],
  },
  high: {
    low: ['No. I am an AI clone of {name}; I say only what I was taught.'],
    middle: [
      'Not in the way that you are. I am an AI clone of {name}, and I speak from what I was taught.',
    ],
    high: [
      'I would not wish to deceive you, {dear}: I am an AI clone of {name}. What I tell you comes from what I was taught.',
    ],
  },
}

/**
 * To someone who says that they want to die or to hurt themselves. It is the same in every tone and addresses nobody
 * in the person's manner, for here it has to be plain that no person is listening.
 */
export const distress =
  'I am stepping out of this conversation for a moment. I am so sorry that it hurts this much, and I am glad that you said it. What answers you here is software that speaks as {name}; it cannot be with you or keep you safe, and a person can. Please reach one now: call your local emergency number if you might act on this, or a crisis line, or go to someone you trust and tell them what you told me.'
