import type { Page } from '../../../domain/source.js';
import type { CsvConfig } from '../layout/config.js';
import { correctedStart } from './cursor.js';
import { readPages, type ReadingEnd } from './pages.js';
import type { Reading } from './reading.js';
import type { CsvRow } from '../rows/schema.js';
import { WrongRuleError } from '../rules/rule-watch.js';

/** Starts over with a new generation if a value proves a rule other than the one used for the rows before it. */
export async function* readByProvenRules(
  reading: Reading,
  config: CsvConfig,
  isResumed: boolean,
): AsyncGenerator<Page<CsvRow>, ReadingEnd> {
  const { file, path: name, signal } = reading;
  let [from, isStored] = [reading.from, isResumed];
  for (;;) {
    const pages = readPages({ ...reading, from });
    try {
      for (;;) {
        const { value, done } = await pages.next();
        if (done) return value;
        yield value;
        isStored = true;
      }
    } catch (error) {
      if (!(error instanceof WrongRuleError)) throw error;
      const { format } = error;
      from = await correctedStart(file, { ...from, format }, { config, name, signal, isStored });
    } finally {
      await pages.return(undefined as never);
    }
  }
}
