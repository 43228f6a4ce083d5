import { takeTurn } from '#services/outgoing/turns'

/** What is read of an answer: bytes, pieces that it comes in, and of server-sent events how many and how long ones. */
export interface Bounds {
  bytes: number
  pieces: number
  events?: { most: number; bytes: number }
}

/** An answer is larger than is bearable. */
export class AnswerTooLargeError extends Error {
  override name = 'AnswerTooLargeError'
}

/** Bytes that are passed on before others have their turn: a hundred events, or some hundred lines that are none. */
const slice = 8192

/** A body that breaks off where it becomes too large, and that lets others have their turn between its slices. */
export function bounded(body: ReadableStream<Uint8Array>, bounds: Bounds) {
  const reader = body.getReader()
  const count = counter(bounds)
  let left: Uint8Array = new Uint8Array()
  const counted = (piece: Uint8Array) => {
    try {
      count(piece)
      return piece
    } catch (error) {
      reader.cancel(error).catch(() => {})
      throw error
    }
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await takeTurn()
        while (left.length === 0) {
          const { done, value } = await reader.read()
          if (done) return controller.close()
          left = counted(value)
          await takeTurn()
        }
        controller.enqueue(left.subarray(0, slice))
        left = left.subarray(slice)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 }
  )
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** @throws AnswerTooLargeError */
function counter({ bytes: most, pieces: mostPieces, events }: Bounds) {
  const areEventsTooMuch = events ? eventCounter(events) : () => false
  let bytes = 0
  let pieces = 0
  return (piece: Uint8Array) => {
    bytes += piece.byteLength
    pieces++
    if (bytes > most || pieces > mostPieces || areEventsTooMuch(piece))
      throw new AnswerTooLargeError('The answer is too large')
  }
}

/** Of server-sent events, each of which ends with an empty line. */
function eventCounter({ most, bytes }: NonNullable<Bounds['events']>) {
  let count = 0
  let length = 0
  let before = 0
  let isLineEmpty = false
  return (piece: Uint8Array) => {
    for (const byte of piece) {
      const isLineEnd = byte === carriageReturn || byte === lineFeed
      const isSameLineEnd = byte === lineFeed && before === carriageReturn
      before = byte
      if (isSameLineEnd) continue
      const isEventEnd = isLineEnd && isLineEmpty
      isLineEmpty = isLineEnd
      length = isEventEnd ? 0 : length + 1
      if (isEventEnd) count++
      if (length > bytes || count > most) return true
    }
    return false
  }
}
