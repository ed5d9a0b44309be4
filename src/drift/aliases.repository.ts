import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Alias, Aliases } from './aliases.js';
import { preparedStatement } from '../domain/prepared.js';

@Injectable()
export class AliasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A source's aliases, newest first: if several new names replace the same old one, the newest takes precedence. */
  async forSource(sourceId: number): Promise<Aliases> {
    const rows = await this.dataSource.query<{ path: string; new_path: string }[]>(
      preparedStatement('select path, new_path from drift_aliases where source_id = $1 order by id desc'),
      [sourceId],
    );
    return rows.map(({ path, new_path }) => ({ path, newPath: new_path }));
  }

  /**
   * Whether the alias exists by now: since this page was inspected, an earlier page or another partition may have added it.
   * Locks the source, so that other transactions that would add aliases wait until this one ends.
   */
  async exists(tx: EntityManager, sourceId: number, { path, newPath }: Alias): Promise<boolean> {
    await tx.query('select from sources where id = $1 for no key update', [sourceId]);
    const found = await tx.query<unknown[]>(
      'select from drift_aliases where source_id = $1 and path = $2 and new_path = $3',
      [sourceId, path, newPath],
    );
    return found.length > 0;
  }

  /** @param eventId the drift event that led to the alias */
  async add(tx: EntityManager, sourceId: number, { path, newPath }: Alias, eventId: string): Promise<void> {
    await tx.query(
      `insert into drift_aliases (source_id, path, new_path, event_id, created_at) values ($1, $2, $3, $4, now())
       on conflict (source_id, path, new_path) do nothing`,
      [sourceId, path, newPath, eventId],
    );
  }
}
