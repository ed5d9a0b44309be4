import { Injectable } from '@nestjs/common';
import { ReadConnections, type DatabaseServer } from '../../database/read-connections.js';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { SharedCall } from '../../domain/shared-call.js';

const VERSION = `select coalesce(bit_xor(mark), 0)::text as version, extract(epoch from now())::float8 as at from data_marks`;

export interface DataState {
  version: string;
  /** The moment when the version was read, as Unix time by the database's clock. */
  at: number;
}

/**
 * Counts tables without the trigger that marks changes, as in a database distributed over several servers. Their
 * changes would go unnoticed.
 */
const UNMARKED = `select count(*)::int as tables from pg_class c
  where c.oid in ('quotes'::regclass, 'candles'::regclass, 'articles'::regclass, 'listings'::regclass, 'assets'::regclass)
    and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'data_change' and t.tgenabled <> 'D')`;

/** Merges the marks of database sessions that have ended. This does not change the version. */
const SWEEP = `with ended as (
    delete from data_marks where backend <> 0 and backend not in (select pid from pg_stat_activity) returning mark
  ), merged as (select bit_xor(mark) as mark from ended having count(*) > 0)
  insert into data_marks as kept (backend, mark) select 0, mark from merged
  on conflict (backend) do update set mark = kept.mark # excluded.mark`;

/** The version of the data: it changes with each commit that changes quotes, candles, articles, listings or assets. */
@Injectable()
export class DataVersion {
  private isMarked?: boolean;
  private readonly versions = { primary: this.on('primary'), replica: this.on('replica') };

  constructor(
    private readonly reads: PreparedQueries,
    private readonly connections: ReadConnections,
  ) {}

  /**
   * The version on the server that answers the current request. It is read after the call, so it includes every commit
   * that the server had before. Null if changes are not marked.
   */
  async current(): Promise<DataState | null> {
    this.isMarked ??= (await this.reads.read<{ tables: number }>(UNMARKED, []))[0]!.tables === 0;
    return this.isMarked ? this.versions[this.connections.server].result() : null;
  }

  private on(server: DatabaseServer): SharedCall<DataState> {
    return new SharedCall(async () => {
      const [row] = await this.connections.watch<[DataState]>(server, VERSION, 'version');
      return row;
    });
  }

  async sweep(): Promise<void> {
    await this.reads.read(SWEEP, []);
  }
}
