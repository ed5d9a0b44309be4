import {
  ANOMALY_KINDS,
  ANOMALY_STATES,
  type AnomalyKind,
  type AnomalyState,
} from '../../anomalies/anomaly.js';
import { Assets, SourcesFilter, PageQuery } from '../page-query.dto.js';
import { Moment, Until } from '../moment-fields.js';
import { EnumList } from '../list-parameters.js';

export class AnomaliesQuery extends PageQuery {
  @EnumList(ANOMALY_KINDS, {
    description: 'Only anomalies of one of these kinds.',
    example: ['price_jump'],
  })
  kind?: AnomalyKind[];

  @SourcesFilter()
  source?: string[];

  @Assets({
    description: 'Only price anomalies of these assets, each given by its slug, a former slug or its `id`.',
  })
  asset?: string[];

  @EnumList(ANOMALY_STATES, { description: 'Only anomalies in one of these states.', example: ['open'] })
  state?: AnomalyState[];

  @Moment({ description: 'Only anomalies found at or after this moment.', example: '2026-01-01T00:00:00Z' })
  since?: string;

  @Until({ description: 'Only anomalies found before this moment.', example: '2100-01-01' })
  until?: string;
}
