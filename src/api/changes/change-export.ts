import { Injectable } from '@nestjs/common';
import { ArrayReads, type ArrayReader } from '../../database/array-reads.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { DataRepository } from '../data/data.repository.js';
import { shapeOf } from '../data/item-view.js';
import { COLUMNS, type Columns, convertedColumns, REQUIRED } from '../export/columns.js';
import { encoded } from '../export/encoding.js';
import { ExportConnections } from '../export/export-connections.js';
import type { Format, FormatOptions, Row } from '../export/format.js';
import { wideAmounts } from '../export/list-table.js';
import { selectFields } from '../export/selected-fields.js';
import { changeColumns, changeJson } from './change-view.js';
import { Changes } from './changes.js';
import type { ChangePosition } from './change-position.js';

const CHUNK_ROWS = 1000;

interface ChangeExportRequest {
  /** Exports changes after this position … */
  after: ChangePosition;
  /** … and up to this one. */
  upTo: ChangePosition;
  /** Number of changes to export; null means all. */
  limit: number | null;
  format: Format;
  options: FormatOptions;
  end: AbortController;
}

/** Exports changes as a file. */
@Injectable()
export class ChangeExport {
  constructor(
    private readonly data: DataRepository,
    private readonly connections: ExportConnections,
    private readonly changes: Changes,
  ) {}

  async *stream(query: DataQuery, request: ChangeExportRequest): AsyncGenerator<string | Uint8Array> {
    const { format, options, end } = request;
    const shape = shapeOf(query);
    const ofItems = query.convert === undefined ? COLUMNS[shape] : convertedColumns(shape);
    const columns: Columns = { ...ofItems, withdrawn_at: 'moment' };
    const named = Object.entries(columns).map(([name, type]) => ({ name, type }));
    yield* this.connections.snapshot(end, (client) => {
      const rows = () => this.rows(query, request, new ArrayReads(client));
      const table = { columns, required: REQUIRED, rows, wideAmounts: () => wideAmounts(named, rows()) };
      return encoded(format, selectFields(table, format, options), options);
    });
  }

  private async *rows(
    query: DataQuery,
    { after, upTo, limit, format }: ChangeExportRequest,
    reads: ArrayReader,
  ): AsyncGenerator<readonly Row[]> {
    let [place, more, left] = [after, true, limit ?? Infinity];
    while (more && left > 0) {
      const step = await this.changes.nextBatch<Row & unknown[]>({
        query: { ...query, limit: Math.min(left, CHUNK_ROWS) },
        selection: () => this.data.select(query),
        after: place,
        upTo,
        select: (conversion) =>
          format.rowsOf === 'json'
            ? `${changeJson(query, conversion)}::text`
            : changeColumns(query, conversion),
        reads,
      });
      if (step.rows.length) yield step.rows.map((row) => row.slice(0, -1) as unknown as Row);
      ({ place, more } = step);
      left -= step.rows.length;
    }
  }
}
