import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { SharedCall } from '../../domain/shared-call.js';
import { utcMoment } from './filters.js';

/**
 * Waits for commits in progress that have already been assigned a time, and ensures that later commits get later times
 * than now. The statement does not wait for the disk: if a server crash loses its change, the clock makes up for it.
 */
const ADVANCE = `with fast as materialized (select set_config('synchronous_commit', 'off', true))
  insert into horizon as h (at) select clock_timestamp() from fast
  on conflict (only_row) do update set at = greatest(h.at, clock_timestamp())
  returning (extract(epoch from at) * 1000000)::bigint as micros`;

/** The earliest moment in microseconds since 1970. Nothing was known before, and PostgreSQL has no year 0. */
export const EARLIEST_MOMENT = Date.parse('0001-01-01T00:00:00Z') * 1000;

/** Keeps the moment up to which the answer to `as_of` can no longer change. */
@Injectable()
export class AsOfHorizon {
  /** The moment in microseconds since 1970. It only grows, so an earlier `as_of` needs no query. */
  private micros = -Infinity;
  private readonly advance = new SharedCall(async () => {
    const [row] = await this.dataSource.query<[{ micros: string }]>(ADVANCE);
    this.micros = Math.max(this.micros, Number(row.micros));
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly connections: ReadConnections,
  ) {}

  /**
   * The moment for which to answer a query with `as_of`: the requested one, or now if that is in the future. Waits for
   * commits in progress, so that the answer never changes.
   */
  resolveAsOf(asOf: string): Promise<string>;
  resolveAsOf(asOf: string | undefined): Promise<string | undefined>;
  async resolveAsOf(asOf: string | undefined): Promise<string | undefined> {
    if (asOf === undefined) return undefined;
    this.connections.usePrimary();
    const requestedAt = Math.max(EARLIEST_MOMENT, toMicroseconds(utcMoment(asOf)));
    if (requestedAt > this.micros) await this.advance.result();
    return microsecondsToIso(Math.min(requestedAt, this.micros));
  }
}

export function toMicroseconds(moment: string): number {
  const beyond = /\.\d{3}(\d{1,3})/.exec(moment)?.[1] ?? '';
  return Date.parse(moment) * 1000 + Number(beyond.padEnd(3, '0'));
}

/** A moment as in replies: ISO 8601 in UTC, with microseconds. */
export function microsecondsToIso(micros: number): string {
  const milliseconds = Math.floor(micros / 1000);
  const beyond = String(micros - milliseconds * 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${beyond}Z`;
}
