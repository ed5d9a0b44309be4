import { PartitionError, UnusablePartition } from '../../../domain/errors.js';
import type { Page } from '../../../domain/source.js';
import { BadBytes } from '../files/bad-bytes.js';
import { PageBuilder } from './page-builder.js';
import type { Reading } from './reading.js';
import { recordReader } from './records.js';
import { RowReader } from '../dialect/rows.js';
import type { CsvRow } from '../rows/schema.js';
import { remainingText } from './text.js';
import { RuleWatch } from '../rules/rule-watch.js';

/** How a reading ended. */
export interface ReadingEnd {
  pages: number;
  /** Whether there is an unterminated last line that was not read. */
  hasRest: boolean;
}

/**
 * The pages after the cursor. An unterminated last line may still be being written: if it is read, the cursor stays before
 * it. If the file cannot be read to the end, everything before the fault is yielded first.
 * @throws PartitionError, WrongRule, the signal's reason
 */
export async function* readPages(reading: Reading): AsyncGenerator<Page<CsvRow>, ReadingEnd> {
  const { from, pageRows, signal, readsRest } = reading;
  const meter = { bytes: 0 };
  const reader = new RowReader(from.columns, from.format, from.offset, from.line);
  const watch = new RuleWatch(from.columns, from.format);
  const pages = new PageBuilder(reading, meter, watch);
  const read = recordReader(from.columns, from.format);
  const bad = new BadBytes(from.format.encoding);
  try {
    for await (const rows of reader.read(remainingText(reading, meter, bad), readsRest)) {
      for (const row of rows) {
        const broken = bad.isEmpty ? undefined : bad.brokenBy(row);
        const made = broken ? { broken } : read(row);
        if (row.unterminated) pages.unterminatedAt = pages.placeBefore(row);
        else if (made === 'footer') pages.footers++;
        if (made === null || made === 'footer') continue;
        watch.check(row.row);
        if (pages.count === pageRows || pages.isLarge(row.byteOffset)) {
          signal.throwIfAborted();
          yield await pages.next(pages.placeBefore(row), false);
        }
        pages.add(made, row);
      }
      signal.throwIfAborted();
    }
  } catch (error) {
    if (error instanceof PartitionError && error.code !== 'changed_while_read' && pages.lastPlace)
      yield await pages.next(pages.lastPlace, false);
    throw error;
  }
  const { hasRest } = reader;
  if (pages.lastPlace)
    yield await pages.next(pages.unterminatedAt ?? pages.placeAt(reader.position), !hasRest, true);
  return { pages: pages.yielded, hasRest };
}

export function noRows(): UnusablePartition {
  return new UnusablePartition('no_rows', 'the file has a header but no rows; expected at least one row');
}
