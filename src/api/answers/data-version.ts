import { Injectable } from '@nestjs/common';
import { PreparedReads } from '../../database/prepared-reads.js';
import { SharedCall } from '../fairness/shared-call.js';

const VERSION = `select coalesce(bit_xor(mark), 0)::text as version from data_marks`;

/** Where a table has lost its trigger, as in a database that is spread over several servers, changes go unnoticed. */
const UNMARKED = `select count(*)::int as tables from pg_class c
  where c.oid in ('quotes'::regclass, 'candles'::regclass, 'articles'::regclass, 'listings'::regclass, 'assets'::regclass)
    and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'data_change' and t.tgenabled <> 'D')`;

/** Marks of backends that have ended become one, which leaves the version as it is. */
const SWEEP = `with ended as (
    delete from data_marks where backend <> 0 and backend not in (select pid from pg_stat_activity) returning mark
  ), merged as (select bit_xor(mark) as mark from ended having count(*) > 0)
  insert into data_marks as kept (backend, mark) select 0, mark from merged
  on conflict (backend) do update set mark = kept.mark # excluded.mark`;

/** Which version of the data the database holds: another one after each commit that changed any of it. */
@Injectable()
export class DataVersion {
  private isMarked?: boolean;
  private readonly version = new SharedCall(async () => {
    const [row] = await this.reads.read<{ version: string }>(VERSION, []);
    return row!.version;
  });

  constructor(private readonly reads: PreparedReads) {}

  /** Read after the call, so that it tells of every commit before it. Null where changes of the data are not marked. */
  async current(): Promise<string | null> {
    this.isMarked ??= (await this.reads.read<{ tables: number }>(UNMARKED, []))[0]!.tables === 0;
    return this.isMarked ? this.version.result() : null;
  }

  async sweep(): Promise<void> {
    await this.reads.read(SWEEP, []);
  }
}
