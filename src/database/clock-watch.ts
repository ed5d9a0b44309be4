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
  private readonly listeners: (() => Promise<void>)[] = [];
  /** Whether the clock was set, and not all listeners have handled that yet. */
  private isSet = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ClockWatch.name);
  }

  /** @param listener called again at the next reading if it fails */
  onClockSet(listener: () => Promise<void>): void {
    this.listeners.push(listener);
  }

  async onModuleInit(): Promise<void> {
    await syncClock(this.dataSource);
  }

  @Interval(EVERY_MS)
  async check(): Promise<void> {
    try {
      const byMs = await syncClock(this.dataSource);
      if (Math.abs(byMs) >= JITTER_MS) {
        this.logger.warn({ seconds: byMs / 1000 }, 'the clock of the database was set');
        this.isSet = true;
      }
      if (!this.isSet) return;
      for (const listener of this.listeners) await listener();
      this.isSet = false;
    } catch (error) {
      const { message } = error as Error;
      this.logger.debug({ error: message }, 'the clock of the database could not be read, or adjusted to');
    }
  }
}
