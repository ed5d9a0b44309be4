import { Injectable } from '@nestjs/common';
import type { Source } from '../../domain/source.js';
import type { RunOptions } from '../../runs/run.entity.js';
import { badRequest, unprocessable } from '../field-faults.js';
import { gapSpan } from '../gaps/gap-span.js';
import { GapsRepository } from '../gaps/gaps.repository.js';
import type { StartRun } from './start-run.dto.js';

/** Maximum number of gaps to fill in one run. */
const MAX_GAPS = 1000;

/** Selects the gaps that a backfill with `fill` reads. */
@Injectable()
export class GapSelection {
  constructor(private readonly gaps: GapsRepository) {}

  /** @throws BadRequestException, UnprocessableEntityException */
  async select(
    source: Source,
    { assets, interval, since, until }: StartRun & { assets: string[]; until: string },
  ): Promise<Pick<RunOptions, 'since' | 'until' | 'fill'>> {
    if (interval === undefined)
      throw badRequest('interval', 'is required with fill: the interval used to find gaps, such as 1h');
    const span = gapSpan({ interval, since, until });
    const kinds = source.backfill!.serves(interval);
    if (!kinds.length)
      throw unprocessable('interval', `${source.name} serves no history at ${interval} to fill gaps with`);
    const wanted = { ...span, assets, interval, sources: [source.name], kinds };
    const found = await this.gaps.find(wanted, MAX_GAPS + 1, null);
    if (found.length > MAX_GAPS)
      throw unprocessable(
        'fill',
        `there are more than ${MAX_GAPS} gaps: fill a shorter span, fewer assets, or gaps of a longer interval`,
      );
    const gaps = found.map(({ externalId, currency, kind, since, until }) => ({
      ...{ externalId, currency, kind, since, until },
    }));
    const ends = gaps.flatMap((gap) => [gap.since, gap.until]).toSorted();
    return { since: ends[0] ?? since ?? until, until: ends.at(-1) ?? until, fill: { interval, gaps } };
  }
}
