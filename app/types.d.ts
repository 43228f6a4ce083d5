declare module 'fxa-common-password-list' {
  const commonPasswords: { test(password: string): boolean }
  export default commonPasswords
}

declare module 'pg' {
  export class Client {
    constructor(settings: { connectionString: string; connectionTimeoutMillis?: number })
    connect(): Promise<void>
    end(): Promise<void>
    query(sql: string, bindings?: unknown[]): Promise<{ rows: any[] }>
    on(event: 'error', listener: (error: Error) => void): this
  }
}
