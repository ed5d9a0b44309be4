import type { Layout } from '../layout/layout.js';

/** `1/31/2024 16:00:00` and `1/31/2024 23:58:00`: Google Sheets dates a day by its close, in the notation of its locale. */
const CLOSE = /^\s*(?:\d{1,2}[/.]\d{1,2}[/.]\d{4} (?:16:00:00|23:58:00)|\d{4}-\d\d-\d\d 23:58:00)\s*$/;

/** GOOGLEFINANCE dates daily candles by their close; taken for their opening, it would be in the afternoon. */
export function withClosingTimes(layout: Layout, rows: readonly Readonly<Record<string, string>>[]): Layout {
  const { date, time, interval } = layout.columns;
  if (layout.kind !== 'candle' || layout.dates || layout.constants.interval !== '1d') return layout;
  if (date === undefined || time !== undefined || interval !== undefined || !rows.length) return layout;
  return rows.every((row) => CLOSE.test(row[date] ?? '')) ? { ...layout, dates: 'close' } : layout;
}
