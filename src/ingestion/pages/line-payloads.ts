import type { EntityManager } from 'typeorm';
import type { SourceRecord } from '../../domain/source.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';

/** The stored raw row of a line. */
export interface KnownLine {
  index: number;
  raw_id: string;
  /** Whether the quote that it backs has the same values as the line's. */
  isUnchanged: boolean;
}

/** A raw id is the number of a file times this, plus the line. */
const LINES_OF_FILE = 2n ** 32n;

/** As stored: the array of the line's values. */
export function payloadOf({ payload }: SourceRecord): string {
  return JSON.stringify(Object.values(payload as object));
}

/**
 * Those whose raw row has the payload of the line. The rows of each file are looked up at once: from its key alone, where a join
 * may read the whole table, and on the node that has them.
 */
export async function withSamePayload(
  tx: EntityManager,
  accepted: readonly AcceptedRecord[],
  backed: readonly KnownLine[],
): Promise<KnownLine[]> {
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
