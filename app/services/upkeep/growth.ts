/** What keeps a table from growing for ever. */
interface Bound {
  /** There are as many as the installation has anyway. */
  fixed?: string
  /** So many as people's plans or our limits allow in a time. */
  quota?: string
  /** So many at once, decided by the statement that adds one. */
  cap?: string
  /** So many for each of another table, with which they go. */
  follows?: string
  /** What `CleanUp` takes away. */
  swept?: string
}

/**
 * A bound for every table of both databases: a table that is new is a decision to take here, and in
 * `docs/what-grows.md`. The tests compare it with the schema.
 */
export const growth: Record<'main' | 'volatile', Record<string, Bound>> = {
  main: {
    adonis_schema: { fixed: 'one for each migration' },
    adonis_schema_versions: { fixed: 'one' },
    billing_quotas: { fixed: 'one for each plan' },
    users: { quota: 'LIMIT_REGISTRATIONS an hour for each address or IPv6 network' },
    access_tokens: {
      cap: '100 of a user: the oldest ends with one more',
      swept: 'once expired (30 days)',
    },
    remember_me_tokens: {
      cap: '100 of a user: the oldest forgets with one more',
      swept: 'once expired (60 days)',
    },
    password_resets: { follows: 'the newest of a user', swept: 'once expired (an hour)' },
    usage_counters: {
      follows: 'one for a user, one for each clone, one for each month',
      swept: 'months after 24 months',
    },
    token_usages: {
      quota: 'at most one for each message of a month',
      swept: 'after 24 months',
    },
    provider_keys: { follows: 'one of a user for each provider' },
    api_keys: {
      cap: '100 active ones of a user',
      swept: 'ended ones after 400 days, and all but the newest 200 of a user',
    },
    idempotent_requests: { swept: 'after a day, and all but the newest 20,000 of a user' },
    audit_entries: { swept: 'after 2 years' },
    billing_events: { swept: 'after 90 days' },
    jobs: { follows: 'one for each kind and subject, until it is done or given up' },
    job_turns: { follows: 'one for each user, kind and lane', swept: 'a day after the turn' },
    clones: { quota: 'of the plan' },
    clone_versions: { cap: 'the newest 50 of a clone' },
    memories: { cap: '100,000 of a clone by hand, 1,000,000 by its imports' },
    documents: { quota: 'of the plan, for each clone', swept: 'failed ones after 90 days' },
    imports: {
      cap: '1,000 of a clone, of which 50 wait for a decision',
      swept: 'those that nobody decided on fail after 90 days, and their files go',
    },
    import_suggestions: { follows: 'at most 45 or so for each import' },
    conversations: { cap: '10,000 of a clone' },
    messages: { quota: 'of the plan, for each month; they are kept until they are deleted' },
    spoken_messages: { follows: 'one for each message', swept: 'after 30 days, with their files' },
    passages: { follows: 'the pieces of memories, documents and messages' },
    passage_embeddings: { follows: 'one for each passage, while a clone changes its embedder' },
  },
  volatile: {
    adonis_schema: { fixed: 'one for each migration' },
    adonis_schema_versions: { fixed: 'one' },
    sessions: {
      cap: '100 of a user: the one idle longest ends with one more; guests have none',
      swept: 'once expired (12 hours)',
    },
    rate_limits: { swept: 'once the window is over (an hour at most)' },
    api_key_usage: { swept: 'after 2 days' },
    api_key_requests: {
      follows: 'one for each key, day and endpoint',
      swept: 'after 400 days, and where the key is gone; of a key the newest day stays',
    },
  },
}
