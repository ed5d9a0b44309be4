import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { isolateIn } from '../database/isolate.js';
import type { Page, Source } from '../domain/source.js';
import { type Aliases, applyAliases, columnsUnder } from './aliases.js';
import { AliasesRepository } from './aliases.repository.js';
import type { Arrival, Inspected, PageOutcome } from './arrival.js';
import { type Change, keyOf } from './change.js';
import { ChangeFinder } from './change-finder.js';
import { DriftEventsRepository, type Sighting } from './drift-events.repository.js';
import { type DriftNote, DriftNotesRepository } from './drift-notes.repository.js';
import { DriftTeller } from './drift-teller.js';
import { groupOf } from './group.js';
import { observeRecords, observeRows } from './observe.js';
import { discard, freeze, isDiscarded, policyOf, type Ruled } from './policy.js';
import { mustMostlyPass, type Recent, withPage } from './recent.js';
import { type KeptSchema, SchemasRepository } from './schemas.repository.js';
import { emptyShape, mergeShapes, type Shape } from './shape.js';
import { ShapesRepository } from './shapes.repository.js';

/** What is known of a partition while it is claimed. */
interface Known {
  schema: KeptSchema | null;
  shape: Shape;
  recent: Recent;
}

/** Looks at every record before it is validated: what changed in its shape, and what the policy says about that. */
@Injectable()
export class DriftGate {
  private readonly known = new WeakMap<object, Known>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly aliases: AliasesRepository,
    private readonly shapes: ShapesRepository,
    private readonly schemas: SchemasRepository,
    private readonly events: DriftEventsRepository,
    private readonly notes: DriftNotesRepository,
    private readonly finder: ChangeFinder,
    private readonly teller: DriftTeller,
  ) {}

  /** Looks at a page; the one before may still be in the middle of being stored. */
  async inspect(arrival: Arrival): Promise<Inspected> {
    const { source, partition, page } = arrival;
    const { id: runId, sourceId } = arrival.run;
    const group = groupOf(source.kind, partition);
    const sighting = { sourceId, runId, partition, group };
    const known = await this.knownOf(arrival, sighting);
    const aliases = await this.aliases.forSource(sourceId);
    const shape = page.file ? observeRows(page.records, page.file.columns) : observeRecords(page.records);
    const changes = await this.finder.find(arrival, group, known.schema, shape, aliases);
    const ruled = changes.map((change) => this.rule(source.name, change));
    const applied = [...ruled.filter(isApplied).map(({ change }) => aliasOf(change)), ...aliases];
    const discarded = changesUnder(ruled, 'discard_value');
    const { records, broken } = freeze(page.records, changesUnder(ruled, 'freeze'), source.kind);
    const schema = schemaUnder(source, page, applied);
    return {
      page: broken.length
        ? { ...page, records, schema, broken: [...(page.broken ?? []), ...broken] }
        : { ...page, schema },
      read: (payload) => applyAliases(discard(payload, discarded, source.kind), applied),
      ...{ arrival, sighting, ruled, shape, news: [] },
    };
  }

  /**
   * @param claim of the partition, as pages arrive with it
   * @throws UnusablePartition `too_many_rejections` where hardly any record of its last pages passed
   */
  assertMostPass(claim: object): void {
    const { DRIFT_REJECTED_WINDOW, DRIFT_MAX_REJECTED_SHARE } = this.config;
    const recent = this.known.get(claim)?.recent ?? [];
    mustMostlyPass(recent, DRIFT_REJECTED_WINDOW, DRIFT_MAX_REJECTED_SHARE);
  }

  /** Keeps what the page showed, in the transaction that stores it; last, because two partitions may tell the same change. */
  async keep(tx: EntityManager, inspected: Inspected, outcome: PageOutcome): Promise<void> {
    const { sighting, ruled, arrival } = inspected;
    const fetched = outcome.accepted.length + outcome.rejected;
    const before = this.known.get(arrival.claim)!;
    const recent = withPage(before.recent, fetched, outcome.rejected, this.config.DRIFT_REJECTED_WINDOW);
    const shape = mergeShapes(before.shape, inspected.shape);
    inspected.kept = { shape, recent };
    await this.shapes.keep(tx, { ...sighting, shape, recent });
    const sorted = ruled.toSorted((a, b) => (keyOf(a.change) < keyOf(b.change) ? -1 : 1));
    const news: Inspected['news'] = [];
    const refused = await isolateIn(tx, sorted, async (inner, some) => {
      news.push(...(await this.note(inner, sighting, some)));
    });
    for (const { item, error } of refused)
      this.teller.tellRefused(arrival.source.name, sighting, item, error);
    inspected.news = news;
    const { sourceId, runId } = sighting;
    // A name that no column holds is told of above.
    await isolateIn(tx, notesOf(inspected, outcome), (inner, notes) =>
      this.notes.keep(inner, sourceId, runId, notes),
    );
  }

  /** Once the page is stored: tells what is new, and remembers it for the next page. */
  stored({ arrival, sighting, kept, news }: Inspected): void {
    Object.assign(this.known.get(arrival.claim)!, kept);
    for (const { id, ruled } of news) this.teller.tell(arrival.source.name, sighting, id, ruled);
  }

  private async knownOf({ claim }: Arrival, sighting: Sighting): Promise<Known> {
    const { sourceId, runId, partition, group } = sighting;
    const held = this.known.get(claim);
    if (held) return held;
    const schema = await this.schemas.latest(sourceId, group);
    const kept = await this.shapes.find(runId, partition);
    const known = { schema, shape: kept?.shape ?? emptyShape(), recent: kept?.recent ?? [] };
    this.known.set(claim, known);
    return known;
  }

  private rule(source: string, change: Change): Ruled {
    const policy = policyOf(this.config.DRIFT_POLICY, source, change.kind);
    const isSure = (change.confidence ?? 0) >= this.config.DRIFT_ALIAS_CONFIDENCE;
    // Not sure enough to be applied: somebody has to look at it.
    return { change, policy: change.kind === 'renamed' && policy === 'evolve' && !isSure ? 'warn' : policy };
  }

  private async note(
    tx: EntityManager,
    sighting: Sighting,
    ruled: readonly Ruled[],
  ): Promise<Inspected['news']> {
    const news: Inspected['news'] = [];
    for (const one of ruled) {
      if (isApplied(one) && (await this.aliases.isThere(tx, sighting.sourceId, aliasOf(one.change))))
        continue;
      const { id, isNew } = await this.events.note(tx, sighting, one, isApplied(one) ? 'accepted' : 'open');
      if (isApplied(one)) await this.aliases.add(tx, sighting.sourceId, aliasOf(one.change), id);
      if (isNew) news.push({ id, ruled: one });
    }
    return news;
  }
}

/** Values of the page's rows that were read as null. */
function notesOf({ arrival, ruled }: Inspected, { accepted, rawIds }: PageOutcome): DriftNote[] {
  const discarded = changesUnder(ruled, 'discard_value');
  if (!discarded.length) return [];
  return accepted.flatMap(({ record }, index) =>
    discarded
      .filter((change) => isDiscarded(change, record.payload, arrival.source.kind))
      .map(({ path, kind }) => ({ rawId: rawIds[index]!, path, kind })),
  );
}

const aliasOf = ({ path, newPath }: Change) => ({ path, newPath: newPath! });

const changesUnder = (ruled: readonly Ruled[], policy: Ruled['policy']) =>
  ruled.filter((one) => one.policy === policy).map(({ change }) => change);

/** A rename that its policy applies at once. */
const isApplied = ({ change, policy }: Ruled) => change.kind === 'renamed' && policy === 'evolve';

/** The schema of lines knows the columns of their file only: it must know a renamed one by its old name. */
function schemaUnder(source: Source, { file, schema }: Page, aliases: Aliases): Page['schema'] {
  const columns = file && columnsUnder(file.columns, aliases);
  return columns && columns !== file.columns ? source.schemaOf?.({ ...file, columns }) : schema;
}
