import type { Social } from '../languages/contract/messages.js'
import type { Mood } from '../languages/contract/phrases.js'

/** What a message wants: company, an answer, or someone to listen. */
export interface Intent {
  /** Social acts in the order they were said. */
  socials: Social[]
  /** The greeting as said, to greet back in kind ("Bom dia"), or ''. */
  greeting: string
  /** Questions to answer, at most two. */
  questions: string[]
  /** What was told without asking, or ''. */
  statement: string
  mood: Mood
}
