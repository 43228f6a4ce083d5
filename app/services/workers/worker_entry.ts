import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { Worker, type WorkerOptions } from 'node:worker_threads'

const RUNS_FROM_TYPESCRIPT = import.meta.url.endsWith('.ts')

/**
 * Starts a worker thread from a module that is named as after the build
 * (`new URL('./x_worker.js', import.meta.url)`), in development too, where the file is TypeScript.
 *
 * A thread that runs out of memory can take the whole process down: use `startWorkerProcess` for what
 * strangers wrote.
 */
export function startWorker(moduleUrl: string | URL, options: WorkerOptions = {}): Worker {
  return new Worker(new URL(moduleUrl), withTypescriptLoader(options))
}

/** Starts a process with an IPC channel from a module, named as for `startWorker`. */
export function startWorkerProcess(
  moduleUrl: string | URL,
  options: ForkOptions = {}
): ChildProcess {
  return fork(new URL(moduleUrl), withTypescriptLoader(options))
}

// A loader that the main thread registered at run time does not reach its workers.
function withTypescriptLoader<Options extends { execArgv?: string[] }>(options: Options): Options {
  if (!RUNS_FROM_TYPESCRIPT) return options
  const loader = ['--import', import.meta.resolve('@poppinss/ts-exec')]
  return { ...options, execArgv: [...(options.execArgv ?? []), ...loader] }
}
