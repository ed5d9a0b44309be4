import { z } from 'zod';
import { chance } from '../src/faults/chance.js';
import { json, parseBody, type Reply } from './reply.js';

const field = z.string().min(1);

/** A change in the shape of the records of a source. Fields are named by path, as in `quotes.USD.price`. */
export const driftSchema = z.strictObject({
  source: z.enum(['coingecko', 'coinpaprika']),
  /** New field names by old ones, within the same object. */
  rename: z.record(field, field).optional(),
  add: z.record(field, z.json()).optional(),
  remove: z.array(field).optional(),
  retype: z.record(field, z.enum(['text', 'number', 'null', 'object'])).optional(),
  /** Multiplies numbers. */
  scale: z.record(field, z.number()).optional(),
  /** The records to change; default all. */
  ids: z.array(z.string()).optional(),
  /** The share of records to change, always the same ones; default all. */
  share: z.number().min(0).max(1).optional(),
});
export type Drift = z.infer<typeof driftSchema>;

const PATHS: Readonly<Record<string, Drift['source']>> = {
  '/api/v3/coins/markets': 'coingecko',
  '/v1/tickers': 'coinpaprika',
};

type Fields = Record<string, unknown>;

export class Drifts {
  private readonly active: Drift[] = [];

  /** @returns ends the drift */
  add(drift: Drift): () => void {
    this.active.push(drift);
    return () => void this.active.splice(this.active.indexOf(drift) >>> 0, 1);
  }

  clear(): void {
    this.active.length = 0;
  }

  list(): readonly Drift[] {
    return [...this.active];
  }

  apply(path: string, reply: Reply): Reply {
    const drifts = this.active.filter(({ source }) => source === PATHS[path]);
    const records = drifts.length ? parseBody(reply.body) : null;
    if (!Array.isArray(records)) return reply;
    for (const record of records as Fields[])
      for (const drift of drifts)
        if (
          (drift.ids?.includes(String(record.id)) ?? true) &&
          chance('drift', String(record.id)) < (drift.share ?? 1)
        )
          change(record, drift);
    return { ...reply, body: json(records).body };
  }
}

function change(
  record: Fields,
  { rename = {}, add = {}, remove = [], retype = {}, scale = {} }: Drift,
): void {
  for (const [path, factor] of Object.entries(scale)) {
    const { owner, name } = find(record, path);
    const number = owner && name in owner ? Number(JSON.stringify(owner[name])) : NaN;
    if (owner && !Number.isNaN(number)) owner[name] = number * factor;
  }
  for (const [path, to] of Object.entries(rename)) {
    const { owner, name } = find(record, path);
    if (!owner || !(name in owner)) continue;
    owner[to] = owner[name];
    delete owner[name];
  }
  for (const [path, value] of Object.entries(add)) {
    const { owner, name } = find(record, path);
    if (owner) owner[name] = value;
  }
  for (const path of remove) {
    const { owner, name } = find(record, path);
    if (owner) delete owner[name];
  }
  for (const [path, type] of Object.entries(retype)) {
    const { owner, name } = find(record, path);
    if (owner && name in owner) owner[name] = as(type, owner[name]);
  }
}

/** The object that contains the field, if the record has it. */
function find(record: Fields, path: string): { owner: Fields | null; name: string } {
  const parents = path.split('.');
  const name = parents.pop()!;
  let owner: unknown = record;
  for (const parent of parents) owner = (owner as Fields | null)?.[parent];
  return { owner: typeof owner === 'object' ? (owner as Fields | null) : null, name };
}

function as(type: 'text' | 'number' | 'null' | 'object', value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (type === 'text') return text;
  if (type === 'number') return Number(text) || 0;
  return type === 'null' ? null : { value };
}
