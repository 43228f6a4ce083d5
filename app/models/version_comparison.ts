import { isDeepStrictEqual } from 'node:util'
import type { Tone } from '#models/tone'
import { versionedFields, type Snapshot, type VersionedField } from '#models/clone_version'
import { providerOf, type Capability } from '#services/ai/providers'
import { toneLevel, toneScale } from '#models/tone_scale'

/** One line of two versions side by side; null is what the version did not keep. */
export interface ComparedLine {
  field: string
  label: string
  left: string | null
  right: string | null
  isChanged: boolean
}

type Words = (value: any) => string

const provider =
  (capability: Capability): Words =>
  (id: string) =>
    providerOf(capability, id).label

const named: Words = (value: string | null) => value || 'none'

const labels: Record<Exclude<VersionedField, 'toneConfig'>, [label: string, words: Words]> = {
  name: ['Name', named],
  description: ['Description', named],
  llmProvider: ['Language model', provider('language')],
  llmModel: ['Model', (model) => model || 'the usual one'],
  temperature: ['Temperature', String],
  maxTokens: ['Longest reply', (tokens) => (tokens === null ? 'no limit' : `${tokens} tokens`)],
  isGrounded: ['Only from what was taught', (is) => (is ? 'yes' : 'no')],
  embeddingProvider: ['Embeddings', provider('embedding')],
  ttsProvider: ['Speech', provider('speech')],
  ttsVoiceId: ['Voice', (voice) => voice || 'the usual one'],
  speechRate: ['Speed', (rate) => `${rate} ×`],
}

const dials: Array<[dial: keyof Tone, label: string]> = [
  ['warmth', 'Warmth'],
  ['humor', 'Humor'],
  ['formality', 'Formality'],
]

/** Two versions field by field, in the order of the forms. */
export function compare(left: Snapshot, right: Snapshot): ComparedLine[] {
  return versionedFields.flatMap((field) =>
    field === 'toneConfig' ? tones(left, right) : [lineOf(field, left, right)]
  )
}

/** What changed, as somebody would tell it: “Name: Rosa → Rosa Maria. Temperature: 0.7 → 1.” */
export function changeInWords(before: Snapshot, after: Snapshot) {
  return compare(before, after)
    .filter(({ isChanged }) => isChanged)
    .map(({ field, label, left, right }) =>
      field === 'description' ? 'Description.' : `${label}: ${left} → ${right}.`
    )
    .join(' ')
}

function lineOf(
  field: Exclude<VersionedField, 'toneConfig'>,
  left: Snapshot,
  right: Snapshot
): ComparedLine {
  const [label, words] = labels[field]
  const said = (snapshot: Snapshot) => (field in snapshot ? words(snapshot[field]) : null)
  const isChanged = !isDeepStrictEqual(left[field], right[field])
  return { field, label, left: said(left), right: said(right), isChanged }
}

function tones(left: Snapshot, right: Snapshot): ComparedLine[] {
  return dials.map(([dial, label]) => {
    const [before, after] = [left.toneConfig?.[dial], right.toneConfig?.[dial]]
    const said = (value?: number) =>
      value === undefined
        ? null
        : `${toneScale[dial][toneLevel(value)]}, ${Math.round(value * 100)}\u00a0%`
    return {
      field: dial,
      label,
      left: said(before),
      right: said(after),
      isChanged: before !== after,
    }
  })
}
