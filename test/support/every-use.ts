import { rm } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { DataSource } from 'typeorm';
import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import { backup } from '../../src/backup/backup.js';
import { restore } from '../../src/backup/restore.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { ResolverService } from '../../src/identity/resolver.service.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { MentionLinker } from '../../src/mentions/mention-linker.js';
import type { Run } from '../../src/runs/run.entity.js';
import type { Service } from '../../src/start-service.js';
import { createEmptyDatabase } from './database.js';
import { endState } from './end-state.js';
import { until } from './until.js';

/** Runs every operation that reads or processes stored data. The service accepts the key `an-admin-key`. */
export class EveryUse {
  private readonly on: DataSource;

  constructor(
    private readonly service: Service,
    database: DataSource,
  ) {
    this.on = database;
  }

  /**
   * @param most items and assets of each run, if all others are like them
   * @throws Error that names the operation that failed on the data of these runs
   */
  async run(runs: readonly { source: string; run: Run }[], most = 1_000_000): Promise<void> {
    const ids = runs.map(({ run }) => run.id);
    await this.inBackground(runs);
    await this.items(ids, most);
    await this.assets(ids, most);
    await this.lists(ids);
    await this.exports();
    await this.decisions();
  }

  /** A copy has the same content. */
  async backup(file: string): Promise<void> {
    const target = await createEmptyDatabase();
    try {
      await backup(this.service.config.DATABASE_URL!, file);
      await restore(target.url, file);
      const copy = await new DataSource(dataSourceOptions(target.url, 4)).initialize();
      try {
        expect(await endState(copy)).toEqual(await endState(this.on));
      } finally {
        await copy.destroy();
      }
    } finally {
      await target.drop();
      await rm(file, { force: true });
    }
  }

  /** Background tasks log their failures and continue; here, the failures are thrown instead. */
  private async inBackground(runs: readonly { source: string; run: Run }[]): Promise<void> {
    const { app } = this.service;
    await app.get(ResolverTrigger).idle();
    await app.get(MentionLinker).idle();
    await app.get(AnomalyWatch).idle();
    // Seconds after a page was stored, the resolver is at work by itself.
    await until(async () => (await app.get(ResolverService).run()).status === 'done');
    await app.get(MentionLinker).relink();
    for (const { source, run } of runs) {
      await app.get(MentionLinker).linkRun(run.id);
      await app.get(AnomalyWatch).evaluateRun(source, run);
    }
    const left = await this.on.query('select from listings where revision <> resolved_revision');
    expect(left).toEqual([]);
  }

  private async items(runs: readonly string[], most: number): Promise<void> {
    const items = await this.on.query<{ id: string }[]>(
      `select id from (
         select id, row_number() over (partition by run_id) as n from (
           select run_id, quote_id(listing_id, observed_at) as id from quotes
           union all select run_id, candle_id(listing_id, "interval", opened_at) from candles
           union all select run_id, article_id(id) from articles) item
         where run_id = any($1)) numbered
       where n <= $2`,
      [runs, most],
    );
    for (const { id } of items) {
      await this.get(`/data/${id}`);
      await this.get(`/data/${id}/lineage`);
    }
  }

  private async assets(runs: readonly string[], most: number): Promise<void> {
    const assets = await this.on.query<{ slug: string }[]>(
      `select distinct a.slug
       from (select listing_id from quotes where run_id = any($1) union select listing_id from candles where run_id = any($1)) stored
       join listings l on l.id = stored.listing_id join assets a on a.id = l.asset_id
       limit $2`,
      [runs, most],
    );
    for (const { slug } of assets) {
      const path = `/assets/${encodeURIComponent(slug)}`;
      for (const part of ['', '/history?interval=1d', '/articles', '/identity', '?as_of=2100-01-01'])
        await this.get(path + part);
    }
  }

  private async lists(runs: readonly string[]): Promise<void> {
    const sorts = ['observed_at', 'price_usd', 'market_cap_usd', 'rank'];
    const paths = ['/stats', '/metrics', '/sources', '/checkpoints', '/runs', '/anomalies'];
    paths.push(
      '/assets?limit=1000',
      '/assets?as_of=2100-01-01',
      '/listings?limit=1000',
      '/rejections?limit=1000',
    );
    paths.push(
      '/drift?limit=1000',
      '/data?as_of=2100-01-01',
      '/data?latest=true&sort=price_usd',
      '/data?q=bitcoin',
      '/data?kind=candle&as_of=2100-01-01',
      '/data?kind=candle&latest=true&sort=price_usd',
    );
    // While its process gets no processor time, the service is not healthy.
    await until(async () => (await this.ask('/health')).status === 200);
    for (const path of [...paths, ...sorts.map((sort) => `/data?limit=1000&sort=${sort}`)])
      await this.get(path);
    for (const run of runs) {
      const compared = await this.ask(`/runs/compare?other=${run}`);
      // The first of its source has none before it.
      expect([200, 422]).toContain(compared.status);
    }
  }

  private async exports(): Promise<void> {
    const { count } = (
      await this.on.query<{ count: number }[]>(
        'select ((select count(*) from quotes) + (select count(*) from articles))::int as count',
      )
    )[0]!;
    const lines = (await this.get('/data', 'application/x-ndjson')).toString().split('\n').filter(Boolean);
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toHaveLength(count);
    await this.get('/data', 'text/csv');
    const file = Uint8Array.from(await this.get('/data', 'application/vnd.apache.parquet')).buffer;
    expect(await parquetReadObjects({ file })).toHaveLength(count);
    for (const type of ['application/x-ndjson', 'text/csv', 'application/vnd.apache.parquet'])
      await this.get('/data?kind=candle', type);
  }

  /** Operations an operator can request. Each may be refused, but none may fail. */
  private async decisions(): Promise<void> {
    const [into, from] = await this.on.query<{ slug: string }[]>(
      'select slug from assets where merged_into is null order by id desc limit 2',
    );
    if (from) {
      const merged = await this.post('/assets/merge', { from: [from.slug], into: into!.slug });
      if (merged.operation_id) await this.post('/assets/undo', { operation_id: merged.operation_id });
    }
    await this.post('/rejections/replay', { dry_run: true });
  }

  private async get(path: string, accept = '*/*'): Promise<Buffer> {
    const { status, body } = await this.ask(path, { headers: { accept } });
    if (status !== 200)
      throw new Error(`${path} ${accept} answers ${status}: ${body.toString().slice(0, 500)}`);
    return body;
  }

  private async post(path: string, body: object): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/json', 'x-api-key': 'an-admin-key' };
    const answered = await this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = answered.body.toString();
    if (answered.status >= 500) throw new Error(`${path} answers ${answered.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  private async ask(path: string, init?: RequestInit) {
    const response = await fetch(this.service.url + path, init);
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  }
}
