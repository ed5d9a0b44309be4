import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { findBroken, isItemFault } from '../background/find-broken.js';
import { SetAsidesRepository } from '../background/set-asides.repository.js';
import type { Run } from '../runs/run.entity.js';
import { ANOMALY_WATCH, type Anomaly } from './anomaly.js';
import { PriceChecksRepository } from './price-checks.repository.js';

/** Checks prices that runs stored, and sets aside the listings that make a check fail. */
@Injectable()
export class PriceChecks {
  constructor(
    private readonly repository: PriceChecksRepository,
    private readonly setAsides: SetAsidesRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(PriceChecks.name);
  }

  /** Checks the run's prices, without listings that are set aside because they make the checks fail. */
  async check(run: Run): Promise<Anomaly[]> {
    const setAside = await this.setAsides.current(ANOMALY_WATCH);
    const due = await this.setAsides.dueForRetry(ANOMALY_WATCH);
    try {
      const found = await this.repository.check(run, setAside);
      const listings = due.length ? await this.repository.listings(run) : [];
      await this.setAsides.remove(
        ANOMALY_WATCH,
        due.filter((id) => listings.some((one) => one.id === id)),
      );
      return found;
    } catch (error) {
      if (!isItemFault(error)) throw error;
      return this.checkInParts(run, setAside);
    }
  }

  private async checkInParts(run: Run, setAside: readonly string[]): Promise<Anomaly[]> {
    const all = (await this.repository.listings(run)).filter(({ id }) => !setAside.includes(id));
    const sound = new Set<string>();
    let found: Anomaly[] = [];
    const broken = await findBroken(all, async (some) => {
      const tried = new Set([...sound, ...some.map(({ id }) => id)]);
      const aside = all.flatMap(({ id }) => (tried.has(id) ? [] : id));
      found = await this.repository.check(run, [...setAside, ...aside]);
      for (const { id } of some) sound.add(id);
    });
    await this.setAsides.add(ANOMALY_WATCH, broken);
    for (const { item, error } of broken)
      this.logger.error(
        { err: error, listing: item.name },
        'a listing makes the anomaly checks fail; it is set aside and retried later',
      );
    return found;
  }
}
