import { Injectable } from '@nestjs/common';
import type { Position } from '../data/cursor-position.js';
import { DataRepository } from '../data/data.repository.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { shapeOf } from '../data/item-view.js';
import { Conversions } from '../conversion/conversions.js';
import { COLUMNS, convertedColumns, REQUIRED } from './columns.js';
import { selectFields } from './selected-fields.js';
import { encoded } from './encoding.js';
import { ExportConnections } from './export-connections.js';
import { SerialQueue } from './serial-queue.js';
import type { Format, FormatOptions } from './format.js';
import { ALL_ROWS, type ExportQuery, items, findWideAmounts } from './export-rows.js';

@Injectable()
export class ExportService {
  /** Exports take turns reading, so that all exports together keep one of the database's processors busy, and not one each. */
  private readonly turns = new SerialQueue();

  constructor(
    private readonly data: DataRepository,
    private readonly connections: ExportConnections,
    private readonly conversions: Conversions,
  ) {}

  /** Yields the encoded items in the order of the query: `limit` of them, or all if it is null. */
  async *stream(
    query: DataQuery,
    {
      limit,
      after,
      format,
      options,
      end,
    }: {
      limit: number | null;
      after: Position | null;
      format: Format;
      options: FormatOptions;
      end: AbortController;
    },
  ): AsyncGenerator<string | Uint8Array> {
    const selection = await this.data.select(query);
    const shape = shapeOf(query);
    const columns = query.convert === undefined ? COLUMNS[shape] : convertedColumns(shape);
    const wanted: ExportQuery = {
      query,
      selection,
      after,
      rows: limit ?? ALL_ROWS,
      conversions: this.conversions,
    };
    yield* this.connections.snapshot(end, (client) =>
      encoded(
        format,
        selectFields(
          {
            columns,
            required: REQUIRED,
            rows: () => items(client, wanted, format.rowsOf, this.turns),
            wideAmounts: () => findWideAmounts(client, wanted, columns),
          },
          format,
          options,
        ),
        options,
      ),
    );
  }
}
