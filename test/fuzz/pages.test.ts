import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { EveryUse } from '../support/every-use.js';
import { FourSources } from '../support/four-sources.js';
import { RECORDS, upstreamPages } from './pages.js';

/** Records of all sources. The seed is fixed, so that a commit passes or fails; `make fuzz` draws new ones. */
const CASES = Number(process.env.FUZZ_PAGE_CASES ?? 160);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Of each source, before everything is tried on them. */
const SIZE = 20;
const ROUNDS = Math.ceil(CASES / (SIZE * RECORDS));
jest.setTimeout(300_000 + ROUNDS * 60_000);

let sources: FourSources;
beforeAll(async () => {
  sources = await FourSources.start();
});
afterAll(() => sources.stop());

it('every endpoint works, whatever payloads sources have sent', async () => {
  const { service, database } = sources;
  const uses = new EveryUse(service, database.dataSource);
  let stored = 0;
  const works = fc.asyncProperty(upstreamPages(SIZE), async (page) => {
    const runs = await sources.read(page);
    const faults = await database.dataSource.query<unknown[]>(
      `select partition, error_code, error_message from run_partitions
       where run_id = any($1) and (error_code = 'internal' or error_stage = 'store')`,
      [runs.map(({ run }) => run.id)],
    );
    expect(faults).toEqual([]);
    await uses.run(runs);
    await uses.backup(join(tmpdir(), `kasparro-pages-${process.pid}.tar.gz`));
    stored += runs.reduce((sum, { run }) => sum + Number(run.stored) + Number(run.rejected), 0);
  });
  // One service for all rounds: data of earlier rounds remains.
  const tried = await fc.check(works, { numRuns: ROUNDS, endOnFailure: true, seed: SEED });
  if (tried.failed)
    throw new Error(`failed in round ${tried.numRuns} with FUZZ_SEED=${tried.seed}`, {
      cause: tried.errorInstance,
    });
  expect(stored).toBeGreaterThan(ROUNDS * SIZE);
});
