import {
  ANOMALY_KINDS,
  ANOMALY_STATES,
  type AnomalyKind,
  type AnomalyState,
} from '../../anomalies/anomaly.js';
import { OfSource, PageQuery } from '../page-query.dto.js';
import { Moment, OneOf, Text } from '../query-fields.js';

export class AnomaliesQuery extends PageQuery {
  @OneOf(ANOMALY_KINDS, { description: 'Only anomalies of this kind.', example: 'price_jump' })
  kind?: AnomalyKind;

  @OfSource()
  source?: string;

  @Text({
    description: 'Only anomalies of prices of this asset. Takes its slug or its `id`.',
    example: 'bitcoin',
  })
  asset?: string;

  @OneOf(ANOMALY_STATES, { description: 'Only anomalies in this state.', example: 'open' })
  state?: AnomalyState;

  @Moment({ description: 'Only anomalies found at or after this moment.', example: '2026-01-01T00:00:00Z' })
  since?: string;

  @Moment({ description: 'Only anomalies found before this moment.', example: '2100-01-01' })
  until?: string;
}
