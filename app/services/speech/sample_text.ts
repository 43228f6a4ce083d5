import type Clone from '#models/clone'

/** A greeting by language; what is not among them greets in English. */
const greetings: Record<string, (name: string) => string> = {
  en: (name) => `Hello, I am ${name}. This is how I sound when you listen to me.`,
  de: (name) => `Hallo, ich bin ${name}. So klinge ich, wenn du mir zuhörst.`,
  es: (name) => `Hola, soy ${name}. Así sueno cuando me escuchas.`,
  fr: (name) => `Bonjour, je suis ${name}. Voici comment je parle.`,
  it: (name) => `Ciao, sono ${name}. Ecco come parlo.`,
  nl: (name) => `Hallo, ik ben ${name}. Zo klink ik als je naar me luistert.`,
  pl: (name) => `Cześć, jestem ${name}. Tak brzmi mój głos.`,
  pt: (name) => `Olá, sou ${name}. É assim que eu falo.`,
  sv: (name) => `Hej, jag heter ${name}. Så här låter jag.`,
}

/** What a clone says to let its voice be heard, in the language of the voice. */
export function sampleText({ name, ttsVoiceId }: Clone) {
  const language = ttsVoiceId?.match(/^espeak:([a-z]+)/)?.[1] ?? 'en'
  return (greetings[language] ?? greetings.en)(name)
}
