import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import type { SourceKind } from '../domain/source.js';
import { type Change, keyOf } from './change.js';
import { compare } from './compare.js';
import { DriftEventsRepository, type Sighting } from './drift-events.repository.js';
import { DriftTeller } from './drift-teller.js';
import { isKeptOut, policyOf } from './policy.js';
import { forget, goneFor, pathsWithout, withoutChanges } from './learning.js';
import { learn } from './schema.js';
import { type KeptSchema, SchemasRepository } from './schemas.repository.js';
import { emptyShape, mergeShapes } from './shape.js';
import { compareShares } from './shares.js';
import { type RunShape, ShapesRepository } from './shapes.repository.js';
import { ToldChanges, type ToldRename } from './told-changes.repository.js';

/** A run that ends. */
export interface EndedRun {
  sourceId: number;
  runId: string;
  /** Whether it read all that there was: only then can shares be compared and be learned from. */
  complete: boolean;
}

/** Learns from what a run saw. */
@Injectable()
export class DriftService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly shapes: ShapesRepository,
    private readonly schemas: SchemasRepository,
    private readonly events: DriftEventsRepository,
    private readonly told: ToldChanges,
    private readonly teller: DriftTeller,
  ) {}

  /** In the transaction that ends the run. Asked again, it finds nothing left to do. */
  async conclude(tx: EntityManager, { sourceId, runId, complete }: EndedRun): Promise<void> {
    const seen = await this.shapes.take(tx, sourceId, runId);
    const [run] = await tx.query<{ name: string; kind: SourceKind; mode: string }[]>(
      'select s.name, s.kind, r.mode from runs r join sources s on s.id = r.source_id where r.id = $1',
      [runId],
    );
    // A backfill reads what is old: nothing is to be learned from it of what comes now.
    if (!seen.length || run?.mode !== 'live') return;
    await this.schemas.lock(tx, sourceId);
    for (const [group, shapes] of Object.entries(Object.groupBy(seen, (one) => one.group)))
      await this.learnGroup(tx, { sourceId, runId, complete }, run, group, shapes!);
  }

  private async learnGroup(
    tx: EntityManager,
    { sourceId, runId, complete }: EndedRun,
    source: { name: string; kind: SourceKind },
    group: string,
    shapes: readonly RunShape[],
  ): Promise<void> {
    const seen = shapes.map(({ shape }) => shape).reduce(mergeShapes, emptyShape());
    const known = await this.schemas.latest(sourceId, group, tx);
    const sighting = { sourceId, runId, partition: shapes[0]!.partition, group };
    const found = known?.settled ? compare(known, seen, source.kind) : [];
    if (known?.settled && complete) found.push(...compareShares(known, seen));
    const keptOut = known ? await this.note(tx, source.name, sighting, known, found) : [];
    const learned = learn(known, withoutChanges(seen, keptOut), pathsWithout(shapes, known), {
      // Of a source that never comes to its end, a few beginnings must do.
      settled: complete || (known?.runs ?? 0) >= 2,
      adds: source.kind === 'csv',
    });
    if (complete) forget(learned, goneFor(found, seen, keptOut));
    await this.schemas.save(tx, sighting, known, learned);
  }

  /** @returns what is not to be learned, because it is rejected or discarded until it is accepted */
  private async note(
    tx: EntityManager,
    source: string,
    sighting: Sighting,
    known: KeptSchema,
    found: readonly Change[],
  ): Promise<Change[]> {
    if (!found.length) return [];
    const { sourceId, group } = sighting;
    const renames = await this.told.renamesOf(sourceId, group, tx);
    const accepted = await this.told.accepted(sourceId, group, known.createdAt, tx);
    const keptOut: Change[] = [];
    for (const change of found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
      if (accepted.has(keyOf(change))) continue;
      const rename = renames.find((one) => isPartOf(change, one));
      const policy = rename?.policy ?? policyOf(this.config.DRIFT_POLICY, source, change.kind);
      const noted = rename ? null : await this.events.noteOnce(tx, sighting, { change, policy });
      if (noted) this.teller.tell(source, sighting, noted.id, { change, policy });
      if (rename?.status !== 'accepted' && isKeptOut({ change, policy })) keptOut.push(change);
    }
    return keptOut;
  }
}

/** A field that is gone or new because it was renamed. */
function isPartOf({ kind, path }: Change, rename: ToldRename): boolean {
  return (
    (kind === 'field_gone' && rename.path === path) || (kind === 'field_added' && rename.newPath === path)
  );
}
