import {
  ANOMALY_KINDS,
  ANOMALY_STATES,
  type AnomalyKind,
  type AnomalyState,
} from '../../anomalies/anomaly.js';
import { Moment, OneOf, Text, WholeNumber } from '../query-fields.js';

export class AnomaliesQuery {
  @WholeNumber(1, 1000, { description: 'Anomalies a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(1, 999_999_999, {
    description: '`metadata.next_cursor` of the page before: only anomalies older than that one.',
    example: 1000,
  })
  cursor?: number;

  @OneOf(ANOMALY_KINDS, { description: 'Only anomalies of this kind.', example: 'price_jump' })
  kind?: AnomalyKind;

  @Text({ description: 'Only anomalies of this source.', example: 'coingecko' })
  source?: string;

  @Text({ description: 'Only anomalies of prices of this asset, by a slug or its `id`.', example: 'bitcoin' })
  asset?: string;

  @OneOf(ANOMALY_STATES, { description: 'Only those that stand so.', example: 'open' })
  state?: AnomalyState;

  @Moment({ description: 'Only those that were found then or later.', example: '2026-01-01T00:00:00Z' })
  since?: string;

  @Moment({ description: 'Only those that were found before then.', example: '2100-01-01' })
  until?: string;
}
