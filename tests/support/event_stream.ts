export interface StreamEvent {
  event: string | null
  data: any
}

/** The events of a `text/event-stream` whose data is JSON. */
export function eventsOf(stream: string): StreamEvent[] {
  return stream
    .split('\n\n')
    .filter(Boolean)
    .map((block) => {
      const fields = block.split('\n').map((line) => /^(\w+): (.*)$/s.exec(line)!.slice(1))
      const values = (name: string) =>
        fields.filter(([key]) => key === name).map(([, value]) => value)
      return { event: values('event')[0] ?? null, data: JSON.parse(values('data').join('\n')) }
    })
}
