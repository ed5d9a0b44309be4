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

/** Something out of the ordinary. Nothing is kept out of the tables, or changed in them, for it. */
export interface Anomaly {
  /** The same whenever and wherever it is found again. */
  readonly key: string;
  readonly kind: AnomalyKind;
  readonly sourceId: number;
  readonly runId: string | null;
  readonly listingId: number | null;
  /** How many times its usual spread it is away from the usual. */
  readonly score: number;
  /** One sentence for people. */
  readonly summary: string;
  /** JSON text: what the score was made of, amounts with all their digits. */
  readonly figures: string;
}
