import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import type { SourceKind } from '../domain/source.js';
import { type Change, changeKey } from './change.js';
import { compare } from './compare.js';
import { DriftEventsRepository, type ChangeOrigin } from './drift-events.repository.js';
import { DriftReporter } from './drift-reporter.js';
import { awaitsAcceptance, policyOf } from './policy.js';
import { removePaths, absentEverywhere, pathsWithout, withoutChanges } from './learning.js';
import { learnSchema } from './schema.js';
import { type StoredSchema, SchemasRepository } from './schemas.repository.js';
import { emptyShape, mergeShapes } from './shape.js';
import { compareShares } from './shares.js';
import { type RunShape, ShapesRepository } from './shapes.repository.js';
import { ReportedChanges, type ReportedRename } from './reported-changes.repository.js';

/** A run that is about to end. */
export interface EndingRun {
  sourceId: number;
  runId: string;
  /** Whether the run read everything. Only then can shares be compared and learned. */
  complete: boolean;
}

/** Learns schemas from completed runs. */
@Injectable()
export class DriftService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly shapes: ShapesRepository,
    private readonly schemas: SchemasRepository,
    private readonly events: DriftEventsRepository,
    private readonly reported: ReportedChanges,
    private readonly reporter: DriftReporter,
  ) {}

  /** Learns the schema, in the transaction that ends the run. Idempotent. */
  async conclude(tx: EntityManager, { sourceId, runId, complete }: EndingRun): Promise<void> {
    const seen = await this.shapes.take(tx, sourceId, runId);
    const [run] = await tx.query<{ name: string; kind: SourceKind; mode: string }[]>(
      'select s.name, s.kind, r.mode from runs r join sources s on s.id = r.source_id where r.id = $1',
      [runId],
    );
    // Backfills read old data, which says nothing about the current shape.
    if (!seen.length || run?.mode !== 'live') return;
    await this.schemas.lock(tx, sourceId);
    for (const [group, shapes] of Object.entries(Object.groupBy(seen, (one) => one.group)))
      await this.learnGroup(tx, { sourceId, runId, complete }, run, group, shapes!);
  }

  private async learnGroup(
    tx: EntityManager,
    { sourceId, runId, complete }: EndingRun,
    source: { name: string; kind: SourceKind },
    group: string,
    shapes: readonly RunShape[],
  ): Promise<void> {
    const seen = shapes.map(({ shape }) => shape).reduce(mergeShapes, emptyShape());
    const known = await this.schemas.latest(sourceId, group, tx);
    const origin = { sourceId, runId, partition: shapes[0]!.partition, group };
    const found = known?.settled ? compare(known, seen, source.kind) : [];
    if (known?.settled && complete) found.push(...compareShares(known, seen));
    const excluded = known ? await this.record(tx, source.name, origin, known, found) : [];
    const learned = learnSchema(known, withoutChanges(seen, excluded), pathsWithout(shapes, known), {
      // Some sources' runs never complete, so after a few partial runs the schema counts as settled.
      settled: complete || (known?.runs ?? 0) >= 2,
      adds: source.kind === 'csv',
    });
    if (complete) removePaths(learned, absentEverywhere(found, seen, excluded));
    await this.schemas.save(tx, origin, known, learned);
  }

  /** @returns changes that must not be learned, because they are rejected or discarded until they are accepted */
  private async record(
    tx: EntityManager,
    source: string,
    origin: ChangeOrigin,
    known: StoredSchema,
    found: readonly Change[],
  ): Promise<Change[]> {
    if (!found.length) return [];
    const { sourceId, group } = origin;
    const renames = await this.reported.renames(sourceId, group, tx);
    const accepted = await this.reported.accepted(sourceId, group, known.createdAt, tx);
    const excluded: Change[] = [];
    for (const change of found.toSorted((a, b) => (changeKey(a) < changeKey(b) ? -1 : 1))) {
      if (accepted.has(changeKey(change))) continue;
      const rename = renames.find((one) => isPartOf(change, one));
      const policy = rename?.policy ?? policyOf(this.config.DRIFT_POLICY, source, change.kind);
      const recorded = rename ? null : await this.events.recordIfNew(tx, origin, { change, policy });
      if (recorded) this.reporter.report(source, origin, recorded.id, { change, policy });
      if (rename?.status !== 'accepted' && awaitsAcceptance({ change, policy })) excluded.push(change);
    }
    return excluded;
  }
}

/** Whether the change is one half of a rename: the removal of the old field, or the addition of the new one. */
function isPartOf({ kind, path }: Change, rename: ReportedRename): boolean {
  return (
    (kind === 'field_gone' && rename.path === path) || (kind === 'field_added' && rename.newPath === path)
  );
}
