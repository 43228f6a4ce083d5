export interface Consents {
  data_processing: boolean
  voice_processing: boolean
  video_processing: boolean
  third_party_apis: boolean
  chat_import: boolean
}

export const defaultConsents: Consents = {
  data_processing: true,
  voice_processing: false,
  video_processing: false,
  third_party_apis: false,
  chat_import: false,
}

/** Why each is asked for, where it can be missing. */
export const consentDetails: Partial<Record<keyof Consents, string>> = {
  chat_import:
    'A chat holds the words of other people. Allow imports of chats in your account first, and make sure that those people would agree.',
  voice_processing:
    'Reading aloud turns what a clone says into a voice. Allow that in your account first, under Consents.',
  third_party_apis:
    'This provider is another company or server: it would be sent what you write and what the clone was taught. Allow third-party providers in your account first, or use the built-in one.',
}
