import { CloneOutline, type OutlinedPassage } from '#services/search/clone_outline'

const started = Date.UTC(2023, 4, 8, 10)

/** A passage that nobody said, unless told otherwise. */
export const outlined = (
  passage: Partial<OutlinedPassage> & { number: number }
): OutlinedPassage => ({
  speaker: null,
  title: null,
  saidAt: null,
  length: 50,
  contextLength: 0,
  ...passage,
})

/** A message of a chat, so many minutes after its start. */
export const message = (number: number, speaker: string, minutes: number, title = 'Chat') =>
  outlined({ number, speaker, title, saidAt: started + minutes * 60_000 })

export const outlineOf = (...passages: OutlinedPassage[]) => new CloneOutline(passages)
