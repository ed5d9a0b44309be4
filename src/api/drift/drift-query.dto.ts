import { DRIFT_KINDS, type DriftKind } from '../../domain/drift.js';
import { DRIFT_STATUSES, type DriftStatus } from '../../drift/drift-events.repository.js';
import { Moment, OneOf, Text, WholeNumber } from '../query-fields.js';

export class DriftQuery {
  @WholeNumber(1, 1000, { description: 'Events a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(1, 999_999_999, {
    description: '`metadata.next_cursor` of the page before: only events older than that one.',
    example: 1000,
  })
  cursor?: number;

  @Text({ description: 'Only changes of this source.', example: 'coingecko' })
  source?: string;

  @OneOf(DRIFT_KINDS, { description: 'Only changes of this kind.', example: 'renamed' })
  kind?: DriftKind;

  @OneOf(DRIFT_STATUSES, { description: 'Only changes that stand so.', example: 'open' })
  status?: DriftStatus;

  @WholeNumber(1, 999_999_999, { description: 'Only changes that this run saw first.', example: 1 })
  run?: number;

  @Moment({
    description: 'Only changes first seen at or after this moment (inclusive).',
    example: '2026-01-31',
  })
  since?: string;

  @Moment({ description: 'Only changes first seen before this moment (exclusive).', example: '2100-01-01' })
  until?: string;
}
