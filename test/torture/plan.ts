import type { Fault } from '../../sandbox/faults.js';
import { FAULT_STEPS, type FaultStep } from '../../src/config/fault-plan.js';
import { seededRandom } from '../../src/faults/chance.js';

/** What somebody or something does in the middle of a round. */
export type Event =
  | { do: 'cut the connections of all' | 'let heartbeats lapse' | 'ask for runs' | 'cancel a run' }
  | { do: 'kill' | 'stop' | 'cut' | 'start' | 'swallow' | 'swallow in COPY'; worker: number };

export interface ProcessPlan {
  faults: string;
  /** It is stopped (SIGSTOP) in the middle of its first COPY, and continues when the faults end. */
  stopsInCopy: boolean;
  /** By how many milliseconds its clock is wrong, and is set once more in the middle. */
  clock: [wrongBy: number, jump: number];
}

export interface Plan {
  seed: number;
  /** FAULTS of each worker. */
  workers: string[];
  /** A worker in a separate process, which ends by `kill -9`; most rounds have none. */
  process: ProcessPlan | null;
  /** With large ones rows are written by COPY. */
  pageRows: number;
  upstream: { path: string; fault: Fault }[];
  /** Every so many rows written to the table, the database refuses one with this SQLSTATE. */
  refusal: { table: string; sqlState: string; every: number } | null;
  events: { afterMs: number; event: Event }[];
  /** On a Citus cluster: nodes that crash when the first worker is at a step for the nth time, or after some milliseconds. */
  crashes: { node: number; at: { step: FaultStep; nth: number } | { afterMs: number } }[];
}

const PATHS = ['/api/v3/coins/markets', '/v1/tickers', '/feeds/rss.xml', '/feeds/atom.xml', '/v1/contracts'];
const UPSTREAM: readonly Fault[] = [
  { status: 500 },
  { status: 503, headers: { 'retry-after': '0' } },
  { status: 429, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' } },
  { status: 429, headers: { 'retry-after': '-5' } },
  { status: 429, headers: { 'retry-after': 'soon' } },
  { status: 429, headers: { 'retry-after': '99999999999999999999' } },
  { status: 404 },
  { truncate: true },
  { drop: true },
  { body: '[{"id": "bitcoin", "sym' },
  { body: '<!doctype html><title>Checking your browser</title>', headers: { 'content-type': 'text/html' } },
  { body: '' },
  { delayMs: 150 },
];
const SQL_STATES = ['40001', '40P01', '53100', '53300', '55P03', '57014', '25006', '57P01', 'P0001'];
const TABLES = ['raw_api_data', 'raw_csv_data', 'raw_third_source_data', 'quotes', 'listings', 'articles'];
const MORE_TABLES = ['checkpoints', 'run_partitions', 'runs', 'rejections'];
const ANYWHERE = [
  'cut the connections of all',
  'let heartbeats lapse',
  'ask for runs',
  'cancel a run',
] as const;
const TO_ONE = ['kill', 'stop', 'cut', 'start', 'swallow', 'swallow in COPY'] as const;
const SHIFTS = [0, -600_000, 600_000, -5_000, 86_400_000, 400_000_000_000];
const ACTIONS = ['fail', 'hang', 'exit', 'kill', 'drop_connection'];

/** What goes wrong in a round: the same for the same seed. */
export function planOf(seed: number): Plan {
  const roll = seededRandom(seed);
  const upTo = (most: number) => Math.floor(roll() * (most + 1));
  const pick = <T>(of: readonly T[]): T => of[upTo(of.length - 1)]!;
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

  const rule = (): string => {
    const action = pick(ACTIONS);
    const how = action === 'hang' ? `${action}=${1 + upTo(200)}` : action;
    const isDeath = action === 'kill' || action === 'exit';
    const when = isDeath || roll() < 0.5 ? `@${1 + upTo(9)}` : `%${0.01 + 0.01 * upTo(19)}/seed=${upTo(999)}`;
    return `${pick(FAULT_STEPS)}:${how}${when.replace(/(%0\.\d\d)\d*/, '$1')}`;
  };
  const event = (): Event => (roll() < 0.5 ? { do: pick(ANYWHERE) } : { do: pick(TO_ONE), worker: upTo(2) });
  const disturbances = {
    workers: times(2 + upTo(1), () => times(upTo(4), rule).join('; ')),
    upstream: times(upTo(3), () => ({ path: pick(PATHS), fault: { ...pick(UPSTREAM), times: 1 + upTo(1) } })),
    refusal:
      roll() < 0.4
        ? { table: pick([...TABLES, ...MORE_TABLES]), sqlState: pick(SQL_STATES), every: 3 + upTo(60) }
        : null,
    events: times(upTo(4), () => ({ afterMs: upTo(300), event: event() })),
  };
  const process: ProcessPlan = {
    faults: `${pick(FAULT_STEPS)}:kill@${1 + upTo(5)}; ${rule()}`,
    stopsInCopy: roll() < 0.5,
    clock: [pick(SHIFTS), pick(SHIFTS)],
  };
  if (process.stopsInCopy) process.faults = '';
  const hasProcess = roll() < 0.08;
  const pageRows = (hasProcess && process.stopsInCopy) || roll() < 0.4 ? 250 : 10;
  const crashes = times(upTo(2), () => ({
    node: upTo(1),
    at: roll() < 0.7 ? { step: pick(FAULT_STEPS), nth: 1 + upTo(9) } : { afterMs: upTo(600) },
  }));
  return { seed, ...disturbances, process: hasProcess ? process : null, pageRows, crashes };
}
