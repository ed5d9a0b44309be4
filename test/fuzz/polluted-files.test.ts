import { CsvFolder } from '../../src/sources/csv/fixtures/csv-folder.js';
import { pollutedFile } from './polluted-files.js';
import { outcomeOf } from './polluted-outcome.js';

/** `POLLUTED_FILES=3000 npm run jest test/fuzz/polluted-files` reads more of them, `POLLUTED_FROM` others. */
const FILES = Number(process.env.POLLUTED_FILES ?? 40);
const FROM = Number(process.env.POLLUTED_FROM ?? 1);

it(
  'damaged market files are read exactly or refused with a reason',
  async () => {
    const folder = await CsvFolder.make();
    const bad: unknown[] = [];
    let exact = 0;
    for (let seed = FROM; seed < FROM + FILES; seed++) {
      const file = pollutedFile(seed);
      const { kind, ...outcome } = await outcomeOf(folder, file);
      if (kind === 'exact') exact++;
      else if (kind !== 'refused' && kind !== 'rejected')
        bad.push({ seed, how: file.how.join(', '), kind, ...outcome });
    }
    await folder.remove();
    expect(bad).toEqual([]);
    expect(exact / FILES).toBeGreaterThan(0.95);
  },
  FILES * 3000,
);
