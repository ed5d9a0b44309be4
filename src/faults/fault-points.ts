import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import type { FaultAction, FaultRule, FaultStep } from '../config/fault-plan.js';
import { cutConnection, cutSomeConnection } from './cut-connection.js';
import { seededRandom } from './chance.js';

/** A fault injected by FAULTS. */
class InjectedFault extends Error {}

/** Where a fault may be injected: the source, and the current transaction if there is one. */
export interface Place {
  source: string;
  tx?: EntityManager;
}

/** Injects the faults configured in FAULTS. It is only provided if FAULTS is set, so it is an optional dependency. */
@Injectable()
export class FaultPoints {
  private readonly rules: (FaultRule & { passed: number; roll: () => number })[];

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(FaultPoints.name);
    this.rules = config.FAULTS.map((rule) => ({ ...rule, passed: 0, roll: seededRandom(rule.seed) }));
  }

  /** Injects a fault, if one is configured for this step and due. */
  async at(step: FaultStep, place: Place): Promise<void> {
    for (const rule of this.rules) {
      if (rule.step !== step || (rule.source ?? place.source) !== place.source) continue;
      const isDue = rule.nth === null ? rule.roll() < rule.probability : ++rule.passed === rule.nth;
      if (isDue) await this.act(rule, place);
    }
  }

  private async act({ action, step, forMs }: FaultRule, { source, tx }: Place): Promise<void> {
    this.logger.warn({ action, step, source }, 'injecting a fault');
    const acts: Record<FaultAction, () => unknown> = {
      fail: () => Promise.reject(new InjectedFault(`a fault was injected at ${step}`)),
      hang: () => (forMs === null ? new Promise(() => undefined) : sleep(forMs)),
      exit: () => process.exit(1),
      kill: () => process.kill(process.pid, 'SIGKILL'),
      drop_connection: () => (tx ? cutConnection(tx) : cutSomeConnection(this.dataSource)),
    };
    await acts[action]();
  }
}
