/** A rule for price.crossed: a threshold, or a percentage change within a window. Decimals are text. */
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
  /** Slug or id. */
  asset: string;
}

export interface StoredPriceRule extends PriceRule {
  id: string;
  webhookId: string;
  /** The living asset. */
  slug: string;
  hysteresisPct: string;
  /** Null until there is a price. */
  isArmed: boolean | null;
  price: string | null;
  /** Change of the price since the beginning of the window. */
  observedChangePct: string | null;
  evaluatedAt: Date | null;
  crossedAt: Date | null;
}

const UNITS = { m: 60, h: 3600, d: 86_400 } as const;
const MAX_WINDOW_SECONDS = 30 * UNITS.d;

/** Seconds of a window such as `15m`, `1h` or `7d`, up to 30 days; null for anything else. */
export function windowSeconds(text: string): number | null {
  const [, count, unit] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? [];
  const seconds = Number(count) * UNITS[unit as keyof typeof UNITS];
  return seconds <= MAX_WINDOW_SECONDS ? seconds : null;
}

/** In the largest unit that divides it. */
export function windowText(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((one) => seconds % UNITS[one] === 0) ?? 'm';
  return `${seconds / UNITS[unit]}${unit}`;
}
