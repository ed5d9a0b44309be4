import { Inject, Injectable } from '@nestjs/common';
import { RunError } from '../../domain/errors.js';
import { type Source, SOURCES } from '../../domain/source.js';
import type { RunOptions } from '../../runs/run.entity.js';
import { badRequest, unprocessable } from '../field-faults.js';
import type { StartRun } from './start-run.dto.js';

const SHOWN = 10;

/** Which backfills make sense. */
@Injectable()
export class Backfills {
  constructor(@Inject(SOURCES) private readonly sources: readonly Source[]) {}

  /** @throws BadRequestException, UnprocessableEntityException */
  async optionsOf({ source: name, mode, partition, since, until }: StartRun): Promise<RunOptions> {
    const options = { ...(partition && { partition }), ...(since && { since }), ...(until && { until }) };
    const [path] = Object.keys(options);
    if (mode === 'live' && path) throw badRequest(path, 'is of a backfill only: add "mode": "backfill"');
    if (since && until && Date.parse(since) >= Date.parse(until))
      throw badRequest('until', 'must be later than since');
    const source = this.sources.find((one) => one.name === name)!;
    if (source.kind === 'api' && (since ?? until))
      throw unprocessable(
        since ? 'since' : 'until',
        `${name} tells only the present: it has no span to read again`,
      );
    if (partition) await this.mustHave(source, partition);
    return options;
  }

  private async mustHave(source: Source, partition: string): Promise<void> {
    const known = await keysOf(source);
    if (known.includes(partition)) return;
    const shown = known.slice(0, SHOWN).join(', ') + (known.length > SHOWN ? ', …' : '');
    throw unprocessable('partition', `${source.name} has no such partition; it has ${shown}`, {
      ...(known.length <= SHOWN && { allowed: known }),
    });
  }
}

async function keysOf(source: Source): Promise<string[]> {
  try {
    return (await source.partitions()).map(({ key }) => key);
  } catch (error) {
    if (error instanceof RunError) throw unprocessable('partition', error.message);
    throw error;
  }
}
