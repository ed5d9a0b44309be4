import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../src/runs/run.entity.js';
import { type Service, startService } from '../../src/start-service.js';
import { QUIET } from './app.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { emptyDatabase } from './empty-database.js';
import { runToEnd } from './run-to-end.js';
import { startUpstream, type Upstream } from './upstream.js';
import { idle } from './use-worker.js';

/** The text of the upstreams' replies and of the file in the folder. */
export interface SourceData {
  markets: string;
  platforms: string;
  tickers: string;
  contracts: string;
  feed: string;
  csv: string;
}

const SILENT: SourceData = {
  markets: '[]',
  platforms: '',
  tickers: '[]',
  contracts: '[]',
  feed: '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[]}',
  csv: '',
};

/** The coins of the markets without contracts: one that is missing there is gone, and does not show among the latest. */
function listOf(markets: string): string {
  const ids = ['"silent"', ...Array.from(markets.matchAll(/"id":("(?:[^"\\]|\\.)*")/g), ([, id]) => id!)];
  return `[${ids.map((id) => `{"id":${id},"platforms":{}}`).join()}]`;
}

/** The whole service with all four sources, whose content the test defines. */
export class FourSources {
  private files = 0;

  private constructor(
    readonly service: Service,
    readonly database: TestDatabase,
    private readonly upstream: Upstream,
    private readonly folder: string,
    private readonly says: { now: SourceData },
  ) {}

  static async start(env: Record<string, string> = {}): Promise<FourSources> {
    const says = { now: SILENT };
    const upstream = await startUpstream(({ url }, response) => {
      const { markets, platforms, tickers, contracts, feed } = says.now;
      const answers: [string, string][] = [
        ['/coins/markets', markets],
        ['/coins/list', platforms || listOf(markets)],
        ['/tickers', tickers],
        ['/contracts/', contracts],
        ['/contracts', '["eth-ethereum"]'],
        ['/feed', feed],
      ];
      const [, body] = answers.find(([path]) => url!.startsWith(path)) ?? ['', '[]'];
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    const folder = await mkdtemp(join(tmpdir(), 'kasparro-four-'));
    const database = await createTestDatabase();
    const service = await startService({
      ...QUIET,
      ...{ DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: '0', RATE_LIMIT: '0', ROLE: 'all' },
      ...{ ADMIN_API_KEY: 'an-admin-key', PRIVATE_ADDRESSES: 'allow', DRIFT_MAX_REJECTED_SHARE: '1' },
      ...{ COINGECKO_BASE_URL: upstream.url, COINPAPRIKA_BASE_URL: upstream.url, CSV_PATH: folder },
      RSS_FEEDS: `${upstream.url}/feed.json`,
      ...env,
    });
    return new FourSources(service, database, upstream, folder, says);
  }

  /** Makes the sources read the given content. */
  async read(said: Partial<SourceData>, sources = ['coingecko', 'coinpaprika', 'csv', 'rss']) {
    this.says.now = { ...SILENT, ...said };
    if (said.csv !== undefined) await writeFile(join(this.folder, `file-${this.files++}.csv`), said.csv);
    // Contracts are read once a day.
    await this.database.dataSource.query(`delete from checkpoints where partition = 'contracts'`);
    const runs: { source: string; run: Run }[] = [];
    for (const source of sources) runs.push({ source, run: await runToEnd(this.service.app, source) });
    return runs;
  }

  /** Forgets everything read so far, so that another test can use the service. */
  async reset(): Promise<void> {
    await idle(this.service.app, this.database);
    await emptyDatabase(this.database.dataSource);
    for (const file of await readdir(this.folder)) await rm(join(this.folder, file));
    this.says.now = SILENT;
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.upstream.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }
}
