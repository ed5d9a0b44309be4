import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { isoSql } from '../data/item-sql.js';
import { ProblemException } from '../problem.exception.js';
import type { ChangePosition } from './change-position.js';

/** The latest cutoffs of retention, for quotes and for candles. */
const CUTOFF = `select ${isoSql('max((cutoffs ->> $1)::timestamptz)')} as at from prunes`;

/** The moment since which changes are complete. */
@Injectable()
export class ChangeRetention {
  constructor(private readonly reads: PreparedQueries) {}

  /**
   * Refuses a cursor older than the retained data, because changes after it may have been dropped before the client saw them.
   * @throws ProblemException `cursor_too_old`
   */
  async assertNothingDropped([at]: ChangePosition, kind: DataQuery['kind']): Promise<void> {
    if (kind === 'article') return;
    const [row] = await this.reads.read<{ at: string | null }>(CUTOFF, [
      kind === 'candle' ? 'candles' : 'quotes',
    ]);
    if (row!.at === null || at >= row!.at) return;
    throw new ProblemException(
      'cursor_too_old',
      `The cursor is from ${at}. Retention has since dropped data observed before ${row!.at}, so later changes ` +
        'may be missing. Start again with ingested_since= and a moment.',
    );
  }
}
