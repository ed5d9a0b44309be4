import { Injectable } from '@nestjs/common';
import type { Conversion } from '../conversion/conversion-sql.js';
import { Conversions } from '../conversion/conversions.js';
import type { DataQuery } from '../data/data-query.dto.js';
import type { Selection } from '../data/filters.js';
import { Parameters } from '../data/sql-parameters.js';
import type { ArrayReader } from '../../database/array-reads.js';
import { isoSql } from '../data/item-sql.js';
import { laterSince } from '../data/since.js';
import { changeJoins } from './change-view.js';
import { changesSql, CHANGE_ORDER, CHANGE_POSITION } from './changes-sql.js';
import { START, type ChangePosition } from './change-position.js';

/** Number of commits examined by one statement. */
const COMMITS = 256;

const SPAN = `select count(*)::int as commits, ${isoSql('max(known_at)')} as until from (
  select known_at from commits where known_at > $1::timestamptz and known_at <= $2::timestamptz order by known_at limit ${COMMITS}) span`;

/** Ingestion time of the last row stored before commits were recorded. */
const LAST_UNCOMMITTED = `select ${isoSql(`greatest((select max(ingested_at) from quotes where commit_id is null),
  (select max(ingested_at) from articles where commit_id is null))`)} as at`;

export interface ChangesRequest {
  query: DataQuery;
  /** Resolves the filters. Called after the commits to examine have been determined, because they may have added a listing. */
  selection: () => Promise<Selection>;
  after: ChangePosition;
  /** Only changes known up to this time; by default, up to the newest commit. */
  upTo?: ChangePosition;
  /** The columns to select for each item. */
  select: (conversion: Conversion | null) => string;
  /** Runs the statements: all in one snapshot, or each in its own. */
  reads: ArrayReader;
}

export interface ChangeBatch<Row extends unknown[]> {
  /** The changes. The last column is the position after the row. */
  rows: [...Row, ChangePosition][];
  /** The position after all examined changes, whether they matched or not. */
  place: ChangePosition;
  /** Whether there may be more changes after the position. */
  more: boolean;
}

/**
 * Finds changes, version by version, in commit order. Commits get ascending times, so a snapshot sees all commits up to
 * some time, and commits that become visible later have later times.
 */
@Injectable()
export class Changes {
  private lastUncommittedStamp?: Promise<string | null>;

  constructor(private readonly conversions: Conversions) {}

  /** The position after everything known now. */
  async end(reads: ArrayReader): Promise<ChangePosition> {
    const [row] = await reads.readArrays(`select ${isoSql('max(known_at)')} from commits`, []);
    const stamps = [row![0] as string | null, await this.readLastUncommitted(reads)].filter(
      (at) => at !== null,
    );
    const last = stamps.sort().at(-1);
    return last === undefined ? START : [last];
  }

  /** Examines a number of commits and returns up to `query.limit` of their changes. */
  async nextBatch<Row extends unknown[]>(wanted: ChangesRequest): Promise<ChangeBatch<Row>> {
    const { selection, after, upTo = ['infinity'], select, reads } = wanted;
    // `max_age` is resolved at each step, because items become older while a stream waits.
    const query = { ...wanted.query, since: laterSince(wanted.query) };
    const [[commits, until] = []] = (await reads.readArrays(SPAN, [after[0], upTo[0]])) as [
      number,
      string | null,
    ][];
    const isCut = commits === COMMITS;
    const hasUncommitted = ((await this.readLastUncommitted(reads)) ?? '') >= after[0];
    const parameters = new Parameters();
    const requested = {
      query,
      selection: await selection(),
      after,
      until: until ?? null,
      isCut,
      hasUncommitted,
    };
    const changes = changesSql(requested, parameters);
    const end: ChangePosition = [until ?? after[0]];
    if (changes === null) return { rows: [], place: end, more: isCut };
    const conversion = this.conversions.conversionFor(query, parameters);
    const found = await reads.readArrays(
      `select ${select(conversion)}, ${CHANGE_POSITION} from (${changes}) p ${changeJoins(query, conversion)} order by ${CHANGE_ORDER}`,
      parameters.values,
    );
    const rows = found.slice(0, query.limit) as [...Row, ChangePosition][];
    const last = rows.at(-1)?.at(-1) as ChangePosition | undefined;
    if (found.length > rows.length) return { rows, place: last!, more: true };
    return { rows, place: later(end, last), more: isCut };
  }

  private readLastUncommitted(reads: ArrayReader): Promise<string | null> {
    this.lastUncommittedStamp ??= reads
      .readArrays(LAST_UNCOMMITTED, [])
      .then(([row]) => row![0] as string | null);
    this.lastUncommittedStamp.catch(() => (this.lastUncommittedStamp = undefined));
    return this.lastUncommittedStamp;
  }
}

/** The position after all commits up to a time, or after a row that has no commit. */
function later(place: ChangePosition, last: ChangePosition | undefined): ChangePosition {
  return last && last[0] > place[0] ? last : place;
}
