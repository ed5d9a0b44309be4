import { Inject, Injectable } from '@nestjs/common';
import { now } from '../../domain/clock.js';
import { RunError } from '../../domain/errors.js';
import type { HistoryPlan, HistorySpan } from '../../domain/history.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { ListingsOfAssets } from '../../identity/listings-of-assets.repository.js';
import type { RunOptions } from '../../runs/run.entity.js';
import { badRequest, unprocessable } from '../field-faults.js';
import { GapSelection } from './gap-selection.js';
import type { BackfillPlan } from './backfill-plan.reply.js';
import type { StartRun } from './start-run.dto.js';

const SHOWN = 10;

/** Validates backfills and estimates their cost. */
@Injectable()
export class Backfills {
  constructor(
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly listings: ListingsOfAssets,
    private readonly fills: GapSelection,
  ) {}

  /** @throws BadRequestException, UnprocessableEntityException */
  async optionsOf(body: StartRun): Promise<RunOptions> {
    const { source: name, mode, partition, since, until, assets, fill, interval, dry_run } = body;
    const options = {
      ...(partition && { partition }),
      ...(since && { since }),
      ...(until && { until }),
      ...(assets?.length && { assets }),
    };
    const path =
      Object.keys(options)[0] ??
      (dry_run ? 'dry_run' : fill ? 'fill' : interval !== undefined ? 'interval' : undefined);
    if (mode === 'live' && path)
      throw badRequest(path, 'is only allowed in a backfill: add "mode": "backfill"');
    if (since && until && Date.parse(since) >= Date.parse(until))
      throw badRequest('until', 'must be later than since');
    if (interval !== undefined && !fill)
      throw badRequest('interval', 'is only allowed with fill: add "fill": true');
    const source = this.sources.find((one) => one.name === name)!;
    if (source.backfill && (path ?? since) !== undefined && mode === 'backfill')
      return this.ofPast(source, body, options);
    if (source.kind === 'api' && (since ?? until))
      throw unprocessable(
        since ? 'since' : 'until',
        `${name} only serves current data: it has no span to read again`,
      );
    const unmeant = assets?.length ? 'assets' : dry_run ? 'dry_run' : fill ? 'fill' : undefined;
    if (unmeant)
      throw unprocessable(unmeant, `is not supported by ${name}, which serves no history of assets`);
    if (partition) await this.assertPartition(source, partition);
    return options;
  }

  /** The plan of a backfill that reads an API's history: its calls, and the time they take. */
  private async planOf(
    { source: name }: StartRun,
    options: RunOptions,
  ): Promise<HistoryPlan & { span: HistorySpan }> {
    const source = this.sources.find((one) => one.name === name)!;
    const { since, until = now().toISOString(), listings = [], fill, partition } = options;
    const span = { since: since!, until, listings, ...(fill && { fill }) };
    try {
      const plan = await source.backfill!.plan(span);
      const partitions = plan.partitions.filter(({ key }) => partition === undefined || key === partition);
      if (!partitions.length && !(fill && partition === undefined))
        throw unprocessable('partition', partitionsAre(name, plan));
      return { ...plan, partitions, span };
    } catch (error) {
      if (error instanceof RunError)
        throw unprocessable(error.code === 'no_assets' ? 'assets' : 'since', error.message);
      throw error;
    }
  }

  async estimate(body: StartRun, options: RunOptions): Promise<BackfillPlan> {
    const { partitions, callsPerMinute, span } = await this.planOf(body, options);
    const calls = partitions.reduce((sum, one) => sum + one.calls, 0);
    return {
      source: body.source,
      since: span.since,
      until: span.until,
      calls,
      seconds: Math.ceil((calls * 60) / callsPerMinute),
      partitions: partitions.map(({ key, calls }) => ({ partition: key, calls })),
    };
  }

  private async ofPast(source: Source, body: StartRun, options: RunOptions): Promise<RunOptions> {
    const { since, until, assets = [] } = body;
    // Without a span, the backfill reads the current contents of the source's partitions again.
    if (since === undefined && until === undefined && !assets.length && !body.dry_run && !body.fill) {
      if (body.partition) await this.assertPartition(source, body.partition);
      return options;
    }
    if (body.fill && !assets.length)
      throw badRequest('assets', 'is required with fill: the assets whose gaps to fill');
    if (!body.fill && since === undefined)
      throw badRequest('since', 'is required: the start of the span to read');
    const present = now().toISOString();
    if (since !== undefined && Date.parse(since) >= Date.parse(present))
      throw badRequest('since', 'must be in the past');
    // A span must not extend into the future.
    const end = until !== undefined && Date.parse(until) < Date.parse(present) ? until : present;
    const listings = await this.listingsOf(source, assets);
    const wanted = body.fill
      ? await this.fills.select(source, { ...body, assets, until: end })
      : { until: end };
    const spanned = { ...options, listings, ...wanted };
    await this.planOf(body, spanned);
    return spanned;
  }

  private async listingsOf(source: Source, assets: readonly string[]): Promise<RunOptions['listings']> {
    const listings = await this.listings.of(source.name, assets);
    const missing = assets.filter((one) => !listings.some(({ asset }) => asset === one));
    if (missing.length)
      throw unprocessable(
        'assets',
        `${source.name} has no listing of ${missing.slice(0, SHOWN).join(', ')}; run it once, or look for the slug at /assets`,
      );
    return listings.map(({ externalId, symbol, name }) => ({ externalId, symbol, name }));
  }

  private async assertPartition(source: Source, partition: string): Promise<void> {
    const known = await keysOf(source);
    if (known.includes(partition)) return;
    const shown = known.slice(0, SHOWN).join(', ') + (known.length > SHOWN ? ', …' : '');
    throw unprocessable('partition', `${source.name} has no such partition; it has ${shown}`, {
      ...(known.length <= SHOWN && { allowed: known }),
    });
  }
}

function partitionsAre(name: string, { partitions }: HistoryPlan): string {
  const keys = partitions.slice(0, SHOWN).map(({ key }) => key);
  return `this backfill of ${name} has no such partition; it has ${keys.join(', ') || 'none'}`;
}

async function keysOf(source: Source): Promise<string[]> {
  try {
    return (await source.partitions()).map(({ key }) => key);
  } catch (error) {
    if (error instanceof RunError) throw unprocessable('partition', error.message);
    throw error;
  }
}
