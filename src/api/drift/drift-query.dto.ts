import { DRIFT_KINDS, type DriftKind } from '../../domain/drift.js';
import { DRIFT_STATUSES, type DriftStatus } from '../../drift/drift-events.repository.js';
import { SourcesFilter, PageQuery } from '../page-query.dto.js';
import { Moment, Until } from '../moment-fields.js';
import { WholeNumber } from '../number-fields.js';
import { EnumList } from '../list-parameters.js';

export class DriftQuery extends PageQuery {
  @SourcesFilter()
  source?: string[];

  @EnumList(DRIFT_KINDS, { description: 'Only changes of one of these kinds.', example: ['renamed'] })
  kind?: DriftKind[];

  @EnumList(DRIFT_STATUSES, { description: 'Only changes with one of these statuses.', example: ['open'] })
  status?: DriftStatus[];

  @WholeNumber(1, 999_999_999, { description: 'Only changes first seen by this run.', example: 1 })
  run?: number;

  @Moment({
    description: 'Only changes first seen at or after this moment (inclusive).',
    example: '2026-01-31',
  })
  since?: string;

  @Until({ description: 'Only changes first seen before this moment (exclusive).', example: '2100-01-01' })
  until?: string;
}
