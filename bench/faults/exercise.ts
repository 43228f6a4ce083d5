/** What an exercise saw: what must hold, the figures that tell, and whether it does. */
export interface Finding {
  what: string
  measured: string
  holds: boolean
}

/** Something done to running servers that must do no harm. It clears up behind itself, and ends by itself. */
export interface Exercise {
  title: string
  /** Why it can't be done on this machine, where it can't. */
  obstacle?: () => string | null
  run(): Promise<Finding[]>
}
