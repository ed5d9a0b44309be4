import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PartitionError, UnusablePartition } from '../../../domain/errors.js';
import type { TapLog } from './tap-log.js';

/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 5000;
/** Time for processes that the tap started and left behind, which may hold its output open. */
const LEFT_BEHIND_MS = 1000;

/** Process groups of running taps, which are killed at the latest when this process ends. */
const running = new Set<number>();
process.on('exit', () => running.forEach((group) => signal(group, 'SIGKILL')));

export interface TapCommand {
  program: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** A tap and the processes that it starts, in a separate process group. */
export class TapProcess {
  /** Resolves when the tap has ended; rejects if the tap could not be started. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly child: ChildProcess;
  private readonly logged: Promise<void>;
  /** Whether the tap and all other processes in its group have ended. */
  isOver = false;
  private leftBehind: NodeJS.Timeout | undefined;
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly command: TapCommand,
    private readonly log: TapLog,
  ) {
    const { program, args, env } = command;
    this.child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const { pid } = this.child;
    if (pid !== undefined) running.add(pid);
    this.logged = log.follow(this.child.stderr!).catch(() => undefined);
    const { promise, resolve, reject } = Promise.withResolvers<Awaited<TapProcess['ended']>>();
    this.ended = promise;
    this.child.once('error', (error) => reject(this.unstartable(error)));
    this.child.once('exit', (code, killedBy) => {
      resolve({ code, signal: killedBy });
      this.leftBehind = setTimeout(() => {
        this.signal('SIGKILL');
        this.isOver = true;
      }, LEFT_BEHIND_MS).unref();
    });
    // The promise is awaited later, or never; a rejection must not end this process.
    promise.catch(() => undefined);
  }

  get output(): AsyncIterable<Buffer> {
    return this.child.stdout!;
  }

  /** @throws PartitionError unless the tap ended by itself, with exit status 0 */
  async assertSucceeded(): Promise<void> {
    const patience = new AbortController();
    const outcome = await Promise.race([
      this.ended,
      sleep(GRACE_MS, null, { signal: patience.signal }).catch(() => null),
    ]);
    patience.abort();
    if (!outcome)
      throw new PartitionError('tap_hangs', 'the tap closed its output but did not exit, so it was stopped');
    await Promise.race([this.logged, sleep(LEFT_BEHIND_MS, undefined, { ref: false })]);
    const { code, signal: killedBy } = outcome;
    if (code === 0) return;
    const how = killedBy ? `was ended by ${killedBy}` : `ended with status ${code}`;
    throw new PartitionError(
      'tap_failed',
      `${this.command.program} ${how}${this.log.last && `: ${this.log.last}`}`,
    );
  }

  /** Ends the process group, by SIGTERM and then by SIGKILL. */
  stop(): Promise<void> {
    return (this.stopped ??= this.end());
  }

  private async end(): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined) return;
    this.child.stdout!.destroy();
    const ended = this.ended.then(() => true);
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.signal('SIGTERM');
      const patience = new AbortController();
      await Promise.race([ended, sleep(GRACE_MS, false, { signal: patience.signal }).catch(() => false)]);
      patience.abort();
    }
    this.signal('SIGKILL');
    await ended;
    clearTimeout(this.leftBehind);
    this.child.stderr!.destroy();
    running.delete(pid);
  }

  private signal(name: NodeJS.Signals): void {
    if (this.child.pid !== undefined) signal(this.child.pid, name);
  }

  private unstartable(error: NodeJS.ErrnoException): Error {
    const { program } = this.command;
    const why =
      error.code === 'ENOENT'
        ? 'there is no such program: install it, or give its path'
        : error.code === 'EACCES'
          ? 'this user has no permission to execute it'
          : error.message;
    return new UnusablePartition('tap_not_started', `${program}: ${why}`, { cause: error });
  }
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch (error) {
    // The group has ended, or its last process is ending.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code!)) throw error;
  }
}
