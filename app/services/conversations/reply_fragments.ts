import { setTimeout as sleep } from 'node:timers/promises'
import AccountSuspended from '#exceptions/account_suspended'
import type Clone from '#models/clone'
import type Conversation from '#models/conversation'
import { tellSources } from '#services/conversations/cited_sources'
import type { Reply } from '#services/conversations/reply_writer'

interface Renderer {
  render(template: string, state?: object): Promise<string>
}

/** Least time between two updates of the page while a reply is written, in milliseconds. */
const pace = 60

/** Each update sends the whole text, so a long one must have grown by a share of it. */
const leastGrowth = 1.01

/** A reply as fragments that htmx puts in place: both bubbles, then the growing text, then the bubble with its sources. */
export class ReplyFragments {
  constructor(
    private view: Renderer,
    private clone: Clone,
    private conversation: Conversation
  ) {}

  async *of(reply: Reply) {
    yield await this.#render('begun', reply)
    yield* this.#growth(reply)
  }

  /** The same where the user's bubble is there already, with why it got no reply before. */
  async *again(reply: Reply) {
    yield await this.#render('begun_again', reply)
    yield* this.#growth(reply, { isAgain: true })
  }

  async *#growth(reply: Reply, { isAgain = false } = {}) {
    let text = ''
    let shown = 0
    let shownLength = 0
    try {
      for await (const token of reply.tokens) {
        text += token
        const hasGrown = text.length > shownLength * leastGrowth
        if (!hasGrown || Date.now() - shown < pace) continue
        shown = Date.now()
        shownLength = text.length
        yield await this.#render('growing', reply, { text })
        await sleep(0)
      }
    } catch (error) {
      // Otherwise the stored reply below tells how it ended.
      if (error instanceof AccountSuspended) {
        yield await this.#render('ended', reply, { why: error.detail })
        return
      }
    }
    yield await reply.cloneMessage.then(
      async (cloneMessage) => {
        await tellSources(this.clone, [cloneMessage])
        return this.#render('finished', reply, { cloneMessage })
      },
      (problem) => this.#render('unanswered', reply, { problem: problem.toJSON(), isAgain })
    )
  }

  async #render(part: string, { userMessage }: Reply, more = {}) {
    const { clone, conversation } = this
    const state = { clone, conversation, userMessage, ...more }
    return { data: await this.view.render(`components/reply/${part}`, state) }
  }
}
