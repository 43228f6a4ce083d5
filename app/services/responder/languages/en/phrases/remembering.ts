import type { ByLevel } from '../../contract/phrases.js'

/** What leads up to memories that are told unasked. */

/** Before a story that was asked for. */
export const storyLeads: ByLevel<string[]> = {
  low: ["Well, there's this one: ", 'Okay, listen: ', "Here's one: "],
  middle: ['Let me tell you this one: ', 'Here is one: '],
  high: ['Allow me to tell you this one: ', 'There is one that I should like to tell: '],
}

/** What an overview starts with, before a few memories. */
export const overviewLeads: ByLevel<string[]> = {
  low: ['Oh, all sorts of things. For instance: ', "Let's see. "],
  middle: ['A few things. For instance: ', 'Let me think. '],
  high: [
    'There are several things that I could tell you. For instance: ',
    'Allow me to begin with this: ',
  ],
}

export const overviewEmpty: ByLevel<string[]> = {
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

export const memoriesOfYou: ByLevel<string[]> = {
  low: ['Of course I do. ', 'Sure I do. '],
  middle: ['Of course I do. ', 'Yes, I do. '],
  high: ['But of course I do. ', 'Indeed I do. '],
}

export const noMemoriesOfYou: ByLevel<string[]> = {
  low: ["I'd like to, but I was never told who you are. Tell me and I'll remember it."],
  middle: ['I would like to, but I was never told who you are. Tell me and I will remember it.'],
  high: [
    'I should very much like to, but I was never told who you are. If you would tell me, I shall remember it.',
  ],
}
