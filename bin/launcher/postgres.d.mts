export interface OwnPostgres {
  url: string
  restart(mode?: 'fast' | 'immediate'): Promise<void>
  pause(): void
  resume(): void
  stop(): void
}

export function startPostgres(): Promise<OwnPostgres | null>

export function freePort(): Promise<number>
