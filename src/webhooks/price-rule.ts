/** The condition for a `price.crossed` event: a threshold, or a percentage change within a time window. Decimals are text. */
interface PriceRule {
  currency: string;
  direction: 'up' | 'down';
  threshold: string | null;
  changePct: string | null;
  windowSeconds: number | null;
  /** How far the price must move back before the rule is re-armed; null for the default. */
  hysteresisPct: string | null;
}

export interface NewPriceRule extends PriceRule {
  /** Slug or id of the asset. */
  asset: string;
}

export interface StoredPriceRule extends PriceRule {
  id: string;
  webhookId: string;
  /** Slug of the current asset, also after a merge. */
  slug: string;
  hysteresisPct: string;
  /** Null until a price has been compared with the rule. */
  isArmed: boolean | null;
  price: string | null;
  /** Percentage change of the price since the beginning of the window. */
  observedChangePct: string | null;
  evaluatedAt: Date | null;
  crossedAt: Date | null;
}

const UNITS = { m: 60, h: 3600, d: 86_400 } as const;
const MAX_WINDOW_SECONDS = 30 * UNITS.d;

/** Converts a window such as `15m`, `1h` or `7d` (up to 30 days) to seconds; null for anything else. */
export function windowSeconds(text: string): number | null {
  const [, count, unit] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? [];
  const seconds = Number(count) * UNITS[unit as keyof typeof UNITS];
  return seconds <= MAX_WINDOW_SECONDS ? seconds : null;
}

/** Writes a window in the largest unit that divides it: 3600 seconds is `1h`. */
export function windowText(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((one) => seconds % UNITS[one] === 0) ?? 'm';
  return `${seconds / UNITS[unit]}${unit}`;
}
