import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { syncClock } from './sync-clock.js';

const EVERY_MS = 10_000;
/** A smaller difference, in milliseconds, between two readings does not mean that the clock was set. */
const JITTER_MS = 1000;

/** Polls the database's clock and notifies listeners when it was set. */
@Injectable()
export class ClockWatch implements OnModuleInit {
  private readonly listeners: ((byMs: number) => Promise<void>)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ClockWatch.name);
  }

  /** @param listener receives the difference in milliseconds, negative if the clock was set back */
  onClockSet(listener: (byMs: number) => Promise<void>): void {
    this.listeners.push(listener);
  }

  async onModuleInit(): Promise<void> {
    await syncClock(this.dataSource);
  }

  @Interval(EVERY_MS)
  async check(): Promise<void> {
    try {
      const byMs = await syncClock(this.dataSource);
      if (Math.abs(byMs) < JITTER_MS) return;
      this.logger.warn({ seconds: byMs / 1000 }, 'the clock of the database was set');
      for (const listener of this.listeners) await listener(byMs);
    } catch (error) {
      this.logger.debug({ error: (error as Error).message }, 'the clock of the database could not be read');
    }
  }
}
