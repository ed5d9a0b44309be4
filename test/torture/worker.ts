import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { parseConfig } from '../../src/config/config.js';
import type { FaultStep } from '../../src/config/fault-plan.js';
import { FaultPoints, type Place } from '../../src/faults/fault-points.js';
import { BACKOFF } from '../../src/sources/http/http-client.js';
import { WorkModule } from '../../src/work.module.js';
import { lineOf, spawnTypeScript } from '../support/child.js';
import { wrongClock } from '../support/wrong-clock.js';
import { type Proxy, startProxy } from '../support/proxy.js';
import type { ProcessPlan } from './plan.js';

const WAKES_MS = 200;

/** A worker in this process that can be killed: from then on, nothing that it sends reaches the database. */
export interface Worker {
  app: INestApplicationContext;
  proxy: Proxy;
  /** No fault is injected from here on. */
  calm(): void;
  isDead(): boolean;
  die(): void;
  stop(): Promise<void>;
  /** Swallows all data in both directions once this text is sent, without closing either side. */
  loseNetwork(from?: string): void;
  close(): Promise<void>;
}

/** Something that happens when a worker is at a step for the nth time. */
export interface Crash {
  step: FaultStep;
  nth: number;
  passed: number;
  happen(): Promise<void>;
}

/** A worker in a separate process. */
export interface ProcessWorker {
  setClock(): void;
  wakeAndKill(): Promise<void>;
}

/** Faults as configured, but `kill` and `exit` affect only this worker. */
class WorkerFaults {
  isOn = true;
  isDead = false;

  constructor(
    private readonly real: FaultPoints,
    private readonly dieAt: readonly { step: FaultStep; nth: number; passed: number }[],
    private readonly proxy: Proxy,
    private readonly crashes: readonly Crash[],
  ) {}

  die(): void {
    this.isDead = true;
    this.proxy.sever();
  }

  async at(step: FaultStep, place: Place): Promise<void> {
    if (!this.isOn) return;
    for (const death of this.dieAt) if (death.step === step && ++death.passed === death.nth) this.die();
    if (this.isDead) throw new Error('this worker is dead');
    for (const crash of this.crashes)
      if (crash.step === step && ++crash.passed === crash.nth) await crash.happen();
    await this.real.at(step, place);
  }
}

export async function startWorker(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
  faults = '',
  crashes: readonly Crash[] = [],
): Promise<Worker> {
  const proxy = await startProxy(databaseUrl);
  // Loads the module that injects faults even if none is planned.
  const config = parseConfig({
    ...env,
    DATABASE_URL: proxy.url,
    FAULTS: faults || 'before_page:fail@999999999',
  });
  const isDeath = ({ action }: { action: string }) => action === 'kill' || action === 'exit';
  const deaths = config.FAULTS.filter(isDeath).map(({ step, nth }) => ({ step, nth: nth ?? 1, passed: 0 }));
  const others = { ...config, FAULTS: config.FAULTS.filter((rule) => !isDeath(rule)) };
  const testing = await Test.createTestingModule({ imports: [WorkModule.forRoot(config)] })
    .overrideProvider(BACKOFF)
    .useValue({ initialDelay: 1, maxDelay: 20, refused: 20 })
    .overrideProvider(FaultPoints)
    .useFactory({
      factory: (dataSource: DataSource, logger: PinoLogger) =>
        new WorkerFaults(new FaultPoints(others, dataSource, logger), deaths, proxy, crashes),
      inject: [DataSource, PinoLogger],
    })
    .compile();
  const app = await testing.init();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= app.close());
  const points = app.get<unknown, WorkerFaults>(FaultPoints, { strict: false });
  return {
    app,
    proxy,
    calm: () => void (points.isOn = false),
    isDead: () => points.isDead,
    die: () => points.die(),
    stop,
    loseNetwork: (from) => {
      if (from === undefined) proxy.swallow();
      else void proxy.swallowAfter(from);
    },
    close: async () => {
      proxy.heal();
      await stop().catch((error: unknown) => {
        if (!points.isDead) throw error;
      });
      await proxy.close();
    },
  };
}

/** Ready to take jobs. */
export async function startProcess(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
  { faults, stopsInCopy, clock: [wrongBy, jump] }: ProcessPlan,
): Promise<ProcessWorker> {
  const proxy = await startProxy(databaseUrl);
  const clock = wrongClock(wrongBy, jump);
  const child = spawnTypeScript('src/main.ts', ['start'], {
    ...env,
    ...clock.env,
    DATABASE_URL: proxy.url,
    FAULTS: faults,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
  });
  const ended = once(child, 'exit');
  await lineOf(child, /Listening on/);
  child.stdout!.resume();
  if (stopsInCopy) void proxy.seen('copy raw_csv_data').then(() => child.kill('SIGSTOP'));
  const end = async () => {
    child.kill('SIGCONT');
    await sleep(WAKES_MS);
    child.kill('SIGKILL');
    await ended;
    await proxy.close();
    clock.remove();
  };
  let ending: Promise<void> | undefined;
  return { setClock: () => clock.jump(child), wakeAndKill: () => (ending ??= end()) };
}
