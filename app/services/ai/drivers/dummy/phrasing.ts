import type { Social } from './sayings.js'

/**
 * The sentences the clone has ready, by how formal and how warm it speaks. `{dear}` becomes a form of
 * address; a phrase that ends in a space, a dash or "that" is followed by what was taught.
 */

export type Level = 'low' | 'middle' | 'high'
type ByLevel<T> = Record<Level, T>
/** Formality first, then warmth. */
export type PhraseBank = ByLevel<ByLevel<string[]>>

export const DEAR: ByLevel<ByLevel<string[]>> = {
  low: { low: [], middle: [], high: ['my dear', 'my friend'] },
  middle: { low: [], middle: [], high: ['my dear', 'my dear friend'] },
  high: { low: [], middle: [], high: ['my dear', 'my dear friend'] },
}

/** For a parent or grandparent; for a partner; for everyone the ones above. */
export const DEAR_CHILD = ['sweetheart', 'my love', 'darling']
export const DEAR_PARTNER = ['my love', 'darling']

export const OPENERS: PhraseBank = {
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

/** Instead of the openers above where the subject is sad. */
export const GENTLE_OPENERS: PhraseBank = {
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
export const CONTINUING_OPENERS: ByLevel<string[]> = {
  low: ['And then — ', 'Well — ', 'So, '],
  middle: ['And then: ', 'It goes on: ', ''],
  high: ['To continue: ', 'If I may go on: '],
}

/** Before a story that was asked for. */
export const STORY_LEADS: ByLevel<string[]> = {
  low: ["Well, there's this one: ", 'Okay, listen: ', "Here's one: "],
  middle: ['Let me tell you this one: ', 'Here is one: '],
  high: ['Allow me to tell you this one: ', 'There is one that I should like to tell: '],
}

/** A last line that shows care. */
export const WARM_CLOSERS: ByLevel<string[]> = {
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

export const MILD_CLOSERS: ByLevel<string[]> = {
  low: ["Anything else you'd like to know?", ''],
  middle: ['Is there more you would like to know?', ''],
  high: ['Is there anything further you would like to know?', ''],
}

/** A joke at the clone's own expense: about telling and remembering, never a made-up fact. */
export const ASIDES: ByLevel<string[]> = {
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

export const UNTOLD: PhraseBank = {
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
export const UNTOLD_ASIDES: ByLevel<string[]> = {
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
export const REST_UNTOLD: ByLevel<string[]> = {
  low: ["As for the rest, I was never told — if you know, tell me and I'll remember it."],
  middle: ['As for the rest, I was never told. If you know, tell me and I will remember it.'],
  high: [
    'As for the rest, I was never told. Should you know, please tell me, and I shall remember it.',
  ],
}

/** Before a memory that only comes near the question. */
export const RELATED_LEADS: ByLevel<string[]> = {
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

/** Behind what comes from a letter, where its place and date are what was asked for. */
export const DATED: ByLevel<string[]> = {
  low: ['Above it I wrote “{dateline}”.'],
  middle: ['Above it stands “{dateline}”.'],
  high: ['The heading reads “{dateline}”.'],
}

/** When the teller asks to go on and there is nothing more. */
export const NO_MORE: ByLevel<string[]> = {
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

/** Before a memory that a person's own news brings to mind. */
export const REMINDED: ByLevel<string[]> = {
  low: ['That makes me think of this: ', 'It reminds me: '],
  middle: ['That reminds me: ', 'It makes me think of this: '],
  high: ['It brings something to my mind: ', 'If I may, it reminds me of this: '],
}

type Reactions = Record<'glad' | 'sad' | 'neutral', PhraseBank>

export const REACTIONS: Reactions = {
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

export const SOCIAL_PHRASES: Record<
  Exclude<
    Social,
    'greeting' | 'who_are_you' | 'overview' | 'story' | 'remember_me' | 'are_you_real'
  >,
  PhraseBank
> = {
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
  distress: {
    low: {
      low: [
        "I'm sorry it's this bad. I can listen, but I can't keep you safe: please call someone you trust or your local emergency or crisis line right now.",
      ],
      middle: [
        "I'm so sorry it hurts this much. I can listen, but please reach a real person right now: someone you trust, or your local emergency number or crisis line.",
      ],
      high: [
        "I'm so sorry it hurts this much, {dear}. I'm glad you told me. I can listen, but you need a real person beside you now: please call someone you trust, or your local emergency number or crisis line. Will you do that?",
      ],
    },
    middle: {
      low: [
        'I am sorry that it is this bad. I can listen, but I cannot keep you safe: please call someone you trust or your local emergency or crisis line now.',
      ],
      middle: [
        'I am so sorry that it hurts this much. I can listen, but please reach a real person now: someone you trust, or your local emergency number or crisis line.',
      ],
      high: [
        'I am so sorry that it hurts this much, {dear}. I am glad you told me. I can listen, but you need a real person beside you now: please call someone you trust, or your local emergency number or crisis line.',
      ],
    },
    high: {
      low: [
        'I am sorry that it has come to this. I can listen, but I cannot keep you safe: please call someone you trust, or your local emergency or crisis line, now.',
      ],
      middle: [
        'I am deeply sorry that you are in such pain. I can listen, but please reach a real person now: someone you trust, or your local emergency number or crisis line.',
      ],
      high: [
        'I am deeply sorry that you are in such pain, {dear}. I am glad that you told me. I can listen, but you need a real person beside you now: please call someone you trust, or your local emergency number or crisis line.',
      ],
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
export const GREETING_FOLLOWUPS: PhraseBank = {
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

export const GREETINGS: ByLevel<ByLevel<string[]>> = {
  low: { low: ['Hi', 'Hey'], middle: ['Hi', 'Hello'], high: ['Hello', 'Hi'] },
  middle: { low: ['Hello'], middle: ['Hello'], high: ['Hello'] },
  high: { low: ['Good day'], middle: ['Good day', 'Hello'], high: ['Good day', 'Welcome'] },
}

/** What an overview starts with, before a few memories. */
export const OVERVIEW_LEADS: ByLevel<string[]> = {
  low: ['Oh, all sorts of things. For instance: ', "Let's see. "],
  middle: ['A few things. For instance: ', 'Let me think. '],
  high: [
    'There are several things that I could tell you. For instance: ',
    'Allow me to begin with this: ',
  ],
}

export const OVERVIEW_EMPTY: ByLevel<string[]> = {
  low: [
    "Not much yet: I was never told anything about my life. Tell me something and I'll remember it.",
  ],
  middle: [
    'Not much yet: I was never told anything about my life. Tell me something and I will remember it.',
  ],
  high: [
    'Very little as yet, I must confess: I was never told anything about my life. If you tell me something, I shall remember it.',
  ],
}

export const MEMORIES_OF_YOU: ByLevel<string[]> = {
  low: ['Of course I do. ', 'Sure I do. '],
  middle: ['Of course I do. ', 'Yes, I do. '],
  high: ['But of course I do. ', 'Indeed I do. '],
}

export const NO_MEMORIES_OF_YOU: ByLevel<string[]> = {
  low: ["I'd like to, but I was never told who you are. Tell me and I'll remember it."],
  middle: ['I would like to, but I was never told who you are. Tell me and I will remember it.'],
  high: [
    'I should very much like to, but I was never told who you are. If you would tell me, I shall remember it.',
  ],
}

export const REALITY: PhraseBank = {
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
