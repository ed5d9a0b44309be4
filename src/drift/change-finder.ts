import { Injectable } from '@nestjs/common';
import { storableId } from '../domain/names.js';
import type { SourceRecord } from '../domain/source.js';
import type { Aliases } from './aliases.js';
import type { ReceivedPage } from './inspected-page.js';
import { type Change, changeKey } from './change.js';
import { compare } from './compare.js';
import { isAffected } from './is-affected.js';
import { LastPayloads } from './last-payloads.repository.js';
import { joinRenames, pairKey } from './rename.js';
import type { StoredSchema } from './schemas.repository.js';
import type { Shape } from './shape.js';
import { ReportedChanges } from './reported-changes.repository.js';

/** Maximum number of external ids shown in an event. */
const MAX_EXAMPLES = 5;
/** To detect a rename, at most this many records with the change are compared, and as many without it. */
const MAX_COMPARED = 300;

/** Finds the changes of shape in a page that have not been accepted yet. */
@Injectable()
export class ChangeFinder {
  constructor(
    private readonly reported: ReportedChanges,
    private readonly lastPayloads: LastPayloads,
  ) {}

  /** @param group the partitions that share the schema */
  async find(
    { source, run, page }: ReceivedPage,
    group: string,
    schema: StoredSchema | null,
    seen: Shape,
    aliases: Aliases,
  ): Promise<Change[]> {
    if (!schema?.settled) return [];
    const changes = compare(schema, seen, source.kind);
    if (!changes.length) return [];
    const accepted = await this.reported.accepted(run.sourceId, group, schema.createdAt);
    const concerned = (change: Change) =>
      page.records.filter(({ payload }) => isAffected(change, payload, source.kind));
    const withRenames = await this.joined({ source, run, page }, group, schema, seen, changes);
    return withRenames
      .filter((change) => !accepted.has(changeKey(change)) && !isExplainedByAlias(change, aliases))
      .map((change) => {
        const records = concerned(change);
        const external_ids = records
          .slice(0, MAX_EXAMPLES)
          .map(({ externalId }) => storableId(externalId).slice(0, 100).toWellFormed());
        return { ...change, records: records.length, evidence: { ...change.evidence, external_ids } };
      });
  }

  private async joined(
    { source: { kind }, run: { sourceId }, page }: Pick<ReceivedPage, 'source' | 'run' | 'page'>,
    group: string,
    schema: StoredSchema,
    seen: Shape,
    changes: readonly Change[],
  ): Promise<readonly Change[]> {
    const gone = changes.filter((change) => change.kind === 'field_gone');
    if (!gone.length) return changes;
    const [odd, others]: [SourceRecord[], SourceRecord[]] = [[], []];
    for (const record of page.records)
      (gone.some((change) => isAffected(change, record.payload, kind)) ? odd : others).push(record);
    const renames = await this.reported.renames(sourceId, group);
    return joinRenames(changes, {
      ...{ kind, schema, seen },
      records: [...odd.slice(0, MAX_COMPARED), ...others.slice(0, MAX_COMPARED)],
      before: await this.lastPayloads.find(sourceId, kind, odd),
      reported: new Map(renames.map(({ path, newPath, confidence }) => [pairKey(path, newPath), confidence])),
    });
  }
}

/** Whether an accepted alias accounts for the change, so that it is no longer reported. */
function isExplainedByAlias({ kind, path, newPath }: Change, aliases: Aliases): boolean {
  return aliases.some((alias) => {
    if (kind === 'renamed') return alias.path === path && alias.newPath === newPath;
    return (
      (kind === 'field_added' && alias.newPath === path) || (kind === 'field_gone' && alias.path === path)
    );
  });
}
