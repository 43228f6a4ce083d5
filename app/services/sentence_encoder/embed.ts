/** What a text means, as a unit vector; zeros where it has no words that are known. */
export type SentenceVector = Float32Array<ArrayBuffer>

/** Turns texts into unit vectors, one for each text. */
export type Embed = (texts: string[]) => Promise<Float32Array[]>
