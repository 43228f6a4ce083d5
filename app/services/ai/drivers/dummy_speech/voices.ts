/** A voice that can be chosen for a clone. */
export interface Voice {
  id: string
  /** What people call it. */
  name: string
  description: string
}

/** How flite makes a voice: one of its speakers, with another pitch (in Hz) or pace (more is slower). */
export interface FliteVoice extends Voice {
  speaker: 'slt' | 'rms' | 'awb' | 'kal16'
  pitch?: number
  stretch: number
}

// The pitch of `rms` can't be changed: its speaker ignores it.
export const fliteVoices: FliteVoice[] = [
  { id: 'slt', name: 'Clara', description: 'a woman, clear and even', speaker: 'slt', stretch: 1 },
  {
    id: 'slt-low',
    name: 'Rosa',
    description: 'an older woman, unhurried',
    speaker: 'slt',
    pitch: 148,
    stretch: 1.15,
  },
  {
    id: 'slt-high',
    name: 'Mina',
    description: 'a young woman, lively',
    speaker: 'slt',
    pitch: 208,
    stretch: 0.92,
  },
  { id: 'rms', name: 'Walter', description: 'a man, low and calm', speaker: 'rms', stretch: 1 },
  {
    id: 'rms-slow',
    name: 'Arthur',
    description: 'an old man who takes his time',
    speaker: 'rms',
    stretch: 1.25,
  },
  { id: 'awb', name: 'Angus', description: 'a man from Scotland', speaker: 'awb', stretch: 1 },
  {
    id: 'awb-low',
    name: 'Hamish',
    description: 'an older man from Scotland',
    speaker: 'awb',
    pitch: 95,
    stretch: 1.15,
  },
  {
    id: 'kal16',
    name: 'Kal',
    description: 'a computer of the nineties',
    speaker: 'kal16',
    stretch: 1,
  },
]
