import { Injectable } from '@nestjs/common';
import { storableId } from '../domain/names.js';
import type { SourceRecord } from '../domain/source.js';
import type { Aliases } from './aliases.js';
import type { Arrival } from './arrival.js';
import { type Change, keyOf } from './change.js';
import { compare } from './compare.js';
import { concerns } from './concerns.js';
import { LastPayloads } from './last-payloads.repository.js';
import { joinRenames, pairKey } from './rename.js';
import type { KeptSchema } from './schemas.repository.js';
import type { Shape } from './shape.js';
import { ToldChanges } from './told-changes.repository.js';

/** External ids that an event shows. */
const EXAMPLES = 5;
/** Records with the change, and as many without it, that a rename is judged by. */
const JUDGED = 300;

/** Finds what changed on a page, and is no change that somebody accepted. */
@Injectable()
export class ChangeFinder {
  constructor(
    private readonly told: ToldChanges,
    private readonly lastPayloads: LastPayloads,
  ) {}

  /** @param group of partitions that the schema is of */
  async find(
    { source, run, page }: Arrival,
    group: string,
    schema: KeptSchema | null,
    seen: Shape,
    aliases: Aliases,
  ): Promise<Change[]> {
    if (!schema?.settled) return [];
    const changes = compare(schema, seen, source.kind);
    if (!changes.length) return [];
    const accepted = await this.told.accepted(run.sourceId, group, schema.createdAt);
    const concerned = (change: Change) =>
      page.records.filter(({ payload }) => concerns(change, payload, source.kind));
    const joined = await this.joined({ source, run, page }, group, schema, seen, changes);
    return joined
      .filter((change) => !accepted.has(keyOf(change)) && !isAlias(change, aliases))
      .map((change) => {
        const records = concerned(change);
        const external_ids = records
          .slice(0, EXAMPLES)
          .map(({ externalId }) => storableId(externalId).slice(0, 100).toWellFormed());
        return { ...change, records: records.length, evidence: { ...change.evidence, external_ids } };
      });
  }

  private async joined(
    { source: { kind }, run: { sourceId }, page }: Pick<Arrival, 'source' | 'run' | 'page'>,
    group: string,
    schema: KeptSchema,
    seen: Shape,
    changes: readonly Change[],
  ): Promise<readonly Change[]> {
    const gone = changes.filter((change) => change.kind === 'field_gone');
    if (!gone.length) return changes;
    const [odd, others]: [SourceRecord[], SourceRecord[]] = [[], []];
    for (const record of page.records)
      (gone.some((change) => concerns(change, record.payload, kind)) ? odd : others).push(record);
    const renames = await this.told.renamesOf(sourceId, group);
    return joinRenames(changes, {
      ...{ kind, schema, seen },
      records: [...odd.slice(0, JUDGED), ...others.slice(0, JUDGED)],
      before: await this.lastPayloads.of(sourceId, kind, odd),
      told: new Map(renames.map(({ path, newPath, confidence }) => [pairKey(path, newPath), confidence])),
    });
  }
}

/** What an accepted alias explains is no change any more. */
function isAlias({ kind, path, newPath }: Change, aliases: Aliases): boolean {
  return aliases.some((alias) => {
    if (kind === 'renamed') return alias.path === path && alias.newPath === newPath;
    return (
      (kind === 'field_added' && alias.newPath === path) || (kind === 'field_gone' && alias.path === path)
    );
  });
}
