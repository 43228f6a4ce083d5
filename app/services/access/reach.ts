import { errors as lucidErrors } from '@adonisjs/lucid'
import { Bouncer } from '@adonisjs/bouncer'
import type { LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { policies } from '#generated/policies'
import Clone from '#models/clone'
import Conversation from '#models/conversation'
import Document from '#models/document'
import Import from '#models/import'
import Memory from '#models/memory'
import type { Caller } from '#services/access/caller'

/** What may be done with a clone; `ClonePolicy` says who may. */
export type CloneAbility = 'view' | 'talk' | 'teach' | 'manage' | 'delete'

/**
 * Which clones are in a caller's reach, as a condition in SQL.
 * @param clones what the query calls the table
 * @returns with places for the bindings of `reachOf`
 */
export const inReach = (clones: string) =>
  `${clones}.user_id = ? AND ${clones}.id = coalesce(?, ${clones}.id)`

export const reachOf = ({ userId, boundCloneId }: Omit<Caller, 'user'>) =>
  [userId, boundCloneId] as string[]

/**
 * The one way to a clone, and to what hangs from it: pages, the API and whatever else asks for somebody load them here.
 * What is out of reach is not there (E_ROW_NOT_FOUND); for what is in reach, `ClonePolicy` decides (E_AUTHORIZATION_FAILURE).
 */
export class Reach {
  readonly #bouncer: Bouncer<Caller, {}, typeof policies>

  constructor(private caller: Caller) {
    this.#bouncer = new Bouncer(() => caller, {}, policies)
  }

  clones() {
    return Clone.query().whereRaw(inReach('clones'), reachOf(this.caller))
  }

  async clone(id: string, ability: CloneAbility) {
    return this.#allowed(ability, await this.clones().where('clones.id', id).firstOrFail())
  }

  /** With how much it was taught and how often it was talked with, as the head of its pages shows it. */
  async countedClone(id: string, ability: CloneAbility) {
    const clone = await this.clones()
      .where('clones.id', id)
      .apply((scopes) => scopes.withCounts())
      .firstOrFail()
    return this.#allowed(ability, clone)
  }

  /** The caller's own conversations with a clone. */
  conversationsWith(clone: Clone) {
    return clone.related('conversations').query().where('conversations.user_id', this.caller.userId)
  }

  /** @param cloneId where the address names the clone, too. The clone is loaded with what hangs from it. */
  conversation(id: string, ability: CloneAbility, cloneId?: string) {
    const own = Conversation.query().where('userId', this.caller.userId)
    return this.#hangingFrom<Conversation>(own, id, ability, cloneId)
  }

  memory(id: string, ability: CloneAbility, cloneId?: string) {
    return this.#hangingFrom<Memory>(Memory.query(), id, ability, cloneId)
  }

  document(id: string, ability: CloneAbility, cloneId?: string) {
    return this.#hangingFrom<Document>(Document.query(), id, ability, cloneId)
  }

  /** An import that nobody has asked to be forgotten. */
  import(id: string, ability: CloneAbility, cloneId?: string) {
    const kept = Import.query().apply((scopes) => scopes.kept())
    return this.#hangingFrom<Import>(kept, id, ability, cloneId)
  }

  async #hangingFrom<T extends LucidRow & { clone: Clone }>(
    query: ModelQueryBuilderContract<any, any>,
    id: string,
    ability: CloneAbility,
    cloneId?: string
  ): Promise<T> {
    const row: T = await query
      .where('id', id)
      .whereIn('cloneId', this.#ids(cloneId))
      .preload('clone')
      .firstOrFail()
    // It may have gone between the two reads.
    if (!row.clone) throw new lucidErrors.E_ROW_NOT_FOUND(Clone)
    await this.#allowed(ability, row.clone)
    return row
  }

  #ids(cloneId?: string) {
    return this.clones()
      .if(cloneId, (clones) => clones.where('clones.id', cloneId!))
      .select('clones.id')
  }

  async #allowed(ability: CloneAbility, clone: Clone) {
    await this.#bouncer.with('ClonePolicy').authorize(ability, clone)
    return clone
  }
}
