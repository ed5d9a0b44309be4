import { DRIFT_KINDS, type DriftKind } from '../../domain/drift.js';
import { DRIFT_STATUSES, type DriftStatus } from '../../drift/drift-events.repository.js';
import { OfSource, PageQuery } from '../page-query.dto.js';
import { Moment, OneOf, WholeNumber } from '../query-fields.js';

export class DriftQuery extends PageQuery {
  @OfSource()
  source?: string;

  @OneOf(DRIFT_KINDS, { description: 'Only changes of this kind.', example: 'renamed' })
  kind?: DriftKind;

  @OneOf(DRIFT_STATUSES, { description: 'Only changes with this status.', example: 'open' })
  status?: DriftStatus;

  @WholeNumber(1, 999_999_999, { description: 'Only changes first seen by this run.', example: 1 })
  run?: number;

  @Moment({
    description: 'Only changes first seen at or after this moment (inclusive).',
    example: '2026-01-31',
  })
  since?: string;

  @Moment({ description: 'Only changes first seen before this moment (exclusive).', example: '2100-01-01' })
  until?: string;
}
