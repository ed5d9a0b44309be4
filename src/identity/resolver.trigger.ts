import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { RunEvents } from '../runs/run-events.js';
import { MappingsService } from './mappings.service.js';
import { ResolverService } from './resolver.service.js';

/** During a long run new coins do not wait for its end. */
const PAUSE_MS = 5000;
const BUSY_MS = 250;
const FAILED_MS = 10_000;

/** Has new listings resolved when runs store or end, and at the start, should another process have died before it did. */
@Injectable()
export class ResolverTrigger implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private asked = false;
  private work: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly events: RunEvents,
    private readonly resolver: ResolverService,
    private readonly mappings: MappingsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ResolverTrigger.name);
  }

  onApplicationBootstrap(): void {
    this.events.on('end', this.soon);
    this.events.on('page', this.later);
    if (this.config.ROLE !== 'api') this.soon();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.events.off('end', this.soon);
    this.events.off('page', this.later);
    if (this.timer) clearTimeout(this.timer);
    await this.work;
  }

  /** Resolves once everything that was stored before is resolved. */
  async idle(): Promise<void> {
    while (this.work) await this.work;
  }

  private readonly later = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.soon();
    }, PAUSE_MS).unref();
  };

  readonly soon = (): void => {
    this.asked = true;
    this.work ??= this.drain().finally(() => (this.work = null));
  };

  private async drain(): Promise<void> {
    while (this.asked && !this.stop.signal.aborted) {
      this.asked = false;
      const pause = await this.look();
      if (pause === 0) continue;
      this.asked = true;
      await sleep(pause, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  /** @returns milliseconds until it is worth another look, 0 where it is done */
  private async look(): Promise<number> {
    try {
      const outcome = await this.resolver.run();
      if (outcome.status === 'busy') return BUSY_MS;
      if (outcome.resolved) this.logger.info(outcome, 'listings resolved');
      await this.mappings.apply();
      return 0;
    } catch (error) {
      if (this.stop.signal.aborted) return 0;
      this.logger.error({ err: error }, 'listings could not be resolved; another try follows');
      return FAILED_MS;
    }
  }
}
