import type { EntityManager } from 'typeorm';
import type { Page, SourceRecord } from '../../domain/source.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';

/** The stored raw row of a line. */
export interface ExistingLine {
  index: number;
  raw_id: string;
  /** Whether the quote that the raw row backs has the same values as the line's quote. */
  isUnchanged: boolean;
}

/** A line's raw id is the id of its file times this, plus its line number. */
const LINES_OF_FILE = 2n ** 32n;

/** The payload of a line in stored form: the array of its values. */
export function payloadOf({ payload }: SourceRecord): string {
  return JSON.stringify(Object.values(payload as object));
}

/** The numbers of the first and last lines of a page with records, and of the lines in which its rows begin. */
export function linesOf({ file, records, broken = [] }: Page): [first: number, last: number, rows: number[]] {
  const rows = [...records, ...broken].map(({ externalId }) => Number(externalId));
  const first = file?.fromLine ?? rows.reduce((a, b) => Math.min(a, b));
  return [first, rows.reduce((a, b) => Math.max(a, b)), rows];
}

/**
 * The stored lines whose payload equals that of the accepted line. Looks up the rows of one file per statement, which uses
 * the primary key and a single database node; a join over all files may read the whole table.
 */
export async function linesWithSamePayload(
  tx: EntityManager,
  accepted: readonly AcceptedRecord[],
  backed: readonly ExistingLine[],
): Promise<ExistingLine[]> {
  const byFile = Map.groupBy(backed, ({ raw_id }) => Number(BigInt(raw_id) / LINES_OF_FILE));
  const same = new Set<number>();
  for (const [fileId, lines] of byFile) {
    const found = await tx.query<{ index: number }[]>(
      `select given.index from unnest($2::int[], $3::bigint[], $4::text[]) as given(index, line, payload)
       join raw_csv_data raw on raw.line = given.line
       where raw.file_id = $1 and raw.line = any($3) and raw.payload::text = given.payload`,
      [
        fileId,
        lines.map(({ index }) => index),
        lines.map(({ raw_id }) => String(BigInt(raw_id) % LINES_OF_FILE)),
        lines.map(({ index }) => payloadOf(accepted[index]!.record)),
      ],
    );
    for (const { index } of found) same.add(index);
  }
  return backed.filter(({ index }) => same.has(index));
}
