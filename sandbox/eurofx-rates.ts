import { chance } from '../src/faults/chance.js';

interface Currency {
  /** The approximate value of a euro in the currency. */
  rate: number;
  digits: number;
  /** The first and last day with a rate for the currency; absent if there is one for every day. */
  from?: string;
  until?: string;
}

/** In the order of the real file; some currencies have ended, some began later. */
const CURRENCIES: Readonly<Record<string, Currency>> = {
  USD: { rate: 1.1, digits: 4 },
  JPY: { rate: 140, digits: 2 },
  BGN: { rate: 1.9558, digits: 4, from: '2000-07-19', until: '2025-12-31' },
  CYP: { rate: 0.5853, digits: 5, until: '2007-12-31' },
  CZK: { rate: 25, digits: 3 },
  DKK: { rate: 7.45, digits: 4 },
  GBP: { rate: 0.85, digits: 5 },
  HUF: { rate: 380, digits: 2 },
  PLN: { rate: 4.3, digits: 4 },
  RON: { rate: 4.9, digits: 4, from: '2005-07-01' },
  SEK: { rate: 11, digits: 4 },
  CHF: { rate: 0.95, digits: 4 },
  ISK: { rate: 143, digits: 1, from: '2018-02-01' },
  NOK: { rate: 11.6, digits: 4 },
  HRK: { rate: 7.53, digits: 4, until: '2022-12-30' },
  RUB: { rate: 80, digits: 4, until: '2022-03-01' },
  TRY: { rate: 38, digits: 4, from: '2005-01-03' },
  AUD: { rate: 1.7, digits: 4 },
  BRL: { rate: 6.1, digits: 4, from: '2008-01-02' },
  CAD: { rate: 1.5, digits: 4 },
  CNY: { rate: 7.9, digits: 4, from: '2005-04-01' },
  HKD: { rate: 8.6, digits: 4 },
  INR: { rate: 95, digits: 4, from: '2009-01-02' },
  KRW: { rate: 1500, digits: 2 },
  MXN: { rate: 21, digits: 4, from: '2008-01-02' },
  SGD: { rate: 1.48, digits: 4 },
  ZAR: { rate: 19.7, digits: 4 },
};

export const CODES = Object.keys(CURRENCIES);
const DAY_MS = 24 * 60 * 60 * 1000;
const HOLIDAYS = /-(?:01-01|05-01|12-25|12-26)$/;

/** The rate on the day, or null if the currency is not quoted. */
export function rateOn(day: string, code: string): string | null {
  const { rate, digits, from = '', until = '9' } = CURRENCIES[code]!;
  if (day < from || day > until) return null;
  const days = Date.parse(day) / DAY_MS;
  const wave = Math.sin(days / 400 + code.charCodeAt(0)) * 0.08 + (chance(days, code, 1) - 0.5) * 0.01;
  return (rate * (1 + wave)).toFixed(digits);
}

/** All days with rates since the first one, newest first. A day's rates are published at 15:00 UTC. */
export function daysUntil(moment: Date, since: string): string[] {
  const days: string[] = [];
  const last = moment.getTime() - 15 * 60 * 60 * 1000;
  for (let time = Date.parse(since); time <= last; time += DAY_MS) {
    const date = new Date(time);
    const day = date.toISOString().slice(0, 10);
    if (![0, 6].includes(date.getUTCDay()) && !HOLIDAYS.test(day)) days.push(day);
  }
  return days.reverse();
}
