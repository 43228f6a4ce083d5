import type { IncomingMessage, ServerResponse } from 'node:http'

/** A listener that may fail: then it hangs up on whoever asked. */
export const answering =
  (answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
  (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error) => response.destroy(error))
  }
