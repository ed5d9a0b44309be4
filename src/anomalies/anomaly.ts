/** The background task, and the name under which it sets listings aside. */
export const ANOMALY_WATCH = 'anomaly_watch';

export const ANOMALY_KINDS = [
  'record_count',
  'duration',
  'rejection_share',
  'silence',
  'price_outlier',
  'price_disagreement',
  'price_jump',
  'stale_price',
  'partitions_disagree',
] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

export const ANOMALY_STATES = ['open', 'acknowledged', 'closed'] as const;
export type AnomalyState = (typeof ANOMALY_STATES)[number];

/** An unusual run or price. Anomalies are only reported; they neither withhold nor change data. */
export interface Anomaly {
  /** Identifies the anomaly, so that it is recognised when it is found again. */
  readonly key: string;
  readonly kind: AnomalyKind;
  readonly sourceId: number;
  readonly runId: string | null;
  readonly listingId: number | null;
  /** Distance from the median, in multiples of the usual spread. */
  readonly score: number;
  /** A sentence that describes the anomaly to people. */
  readonly summary: string;
  /** JSON text with the figures behind the score; amounts keep all their digits. */
  readonly figures: string;
}
