interface Named {
  name: string
}

/** What the files of assistants call who speaks. */
const ROLES: Record<string, string> = {
  user: 'You',
  human: 'You',
  me: 'You',
  assistant: 'assistant',
}

const folded = (name: string) =>
  name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en')

/** The name of a speaker as the chat writes it; null where nobody is called so. */
export function speakerNamed(wanted: string, speakers: Named[], format: string | null) {
  const named = (name: string) =>
    speakers.find((speaker) => folded(speaker.name) === folded(name))?.name ?? null
  const direct = named(wanted)
  if (direct !== null || (format !== 'chatgpt' && format !== 'claude')) return direct
  const role = ROLES[folded(wanted)]
  return role === 'assistant'
    ? named(format === 'chatgpt' ? 'ChatGPT' : 'Claude')
    : named(role ?? '')
}
