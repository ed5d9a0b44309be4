import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import type { Page, Source, SourceRecord } from '../domain/source.js';
import { type Aliases, applyAliases, columnsUnder } from './aliases.js';
import { AliasesRepository } from './aliases.repository.js';
import { type Change, keyOf } from './change.js';
import { compare } from './compare.js';
import { concerns } from './concerns.js';
import { DriftEventsRepository, type Sighting } from './drift-events.repository.js';
import { DriftNotesRepository } from './drift-notes.repository.js';
import { DriftTeller } from './drift-teller.js';
import { groupOf } from './group.js';
import { LastPayloads } from './last-payloads.repository.js';
import { observeRecords, observeRows } from './observe.js';
import { discard, freeze, isDiscarded, policyOf, type Ruled } from './policy.js';
import { mustMostlyPass, type Recent, withPage } from './recent.js';
import { joinRenames, pairKey } from './rename.js';
import { type KeptSchema, SchemasRepository } from './schemas.repository.js';
import { emptyShape, mergeShapes, type Shape } from './shape.js';
import { ShapesRepository } from './shapes.repository.js';

/** A page that is about to be read. */
export interface Arrival {
  source: Source;
  run: { id: string; sourceId: number };
  partition: string;
  page: Page;
  /** The same object for all pages of one claim of the partition: as long as it is held, nobody else writes of it. */
  claim: object;
}

/** What became of a page at the gate. */
export interface Inspected {
  /** Without the records that a frozen schema refuses: they are among the broken ones. */
  readonly page: Page;
  /** The payload under the names that the source knows, values that do not fit discarded. */
  readonly read: (payload: unknown) => unknown;
  readonly arrival: Arrival;
  readonly sighting: Sighting;
  readonly ruled: readonly Ruled[];
  readonly shape: Shape;
  /** What the last try of the transaction noted first. */
  news: { id: string; ruled: Ruled }[];
  recent: Recent;
}

export interface PageOutcome {
  accepted: readonly { record: SourceRecord }[];
  /** Of the accepted, in their order. */
  rawIds: readonly string[];
  rejected: number;
}

/** What is known of a partition while it is claimed. */
interface Known {
  schema: KeptSchema | null;
  shape: Shape;
  recent: Recent;
}

/** External ids that an event shows. */
const EXAMPLES = 5;

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
    private readonly lastPayloads: LastPayloads,
    private readonly teller: DriftTeller,
  ) {}

  /** @throws PartitionError `too_many_rejections` where hardly any record of the pages before passed */
  async inspect(arrival: Arrival): Promise<Inspected> {
    const { source, partition, page } = arrival;
    const { id: runId, sourceId } = arrival.run;
    const group = groupOf(source.kind, partition);
    const sighting = { sourceId, runId, partition, group };
    const known = await this.knownOf(arrival, sighting);
    mustMostlyPass(known.recent, this.config.DRIFT_REJECTED_WINDOW, this.config.DRIFT_MAX_REJECTED_SHARE);
    const aliases = await this.aliases.forSource(sourceId);
    const shape = page.file ? observeRows(page.records, page.file.columns) : observeRecords(page.records);
    const changes = await this.changesOf(arrival, sighting, known.schema, shape, aliases);
    const ruled = changes.map((change) => this.rule(source.name, change));
    const applied = [...ruled.filter(isApplied).map(({ change }) => aliasOf(change)), ...aliases];
    const discarded = changesUnder(ruled, 'discard_value');
    const { records, broken } = freeze(page.records, changesUnder(ruled, 'freeze'), source.kind);
    const schema = schemaUnder(source, page, applied);
    return {
      page: broken.length
        ? { ...page, records, schema, broken: [...(page.broken ?? []), ...broken] }
        : { ...page, schema },
      read: (payload) => discard(applyAliases(payload, applied), discarded, source.kind),
      ...{ arrival, sighting, ruled, shape: mergeShapes(known.shape, shape), recent: known.recent, news: [] },
    };
  }

  /** Keeps what the page showed, in the transaction that stores it; last, because two partitions may tell the same change. */
  async keep(tx: EntityManager, inspected: Inspected, outcome: PageOutcome): Promise<void> {
    const { sighting, ruled, shape, arrival } = inspected;
    const fetched = outcome.accepted.length + outcome.rejected;
    const before = this.known.get(arrival.claim)!.recent;
    inspected.recent = withPage(before, fetched, outcome.rejected, this.config.DRIFT_REJECTED_WINDOW);
    await this.shapes.keep(tx, { ...sighting, shape, recent: inspected.recent });
    inspected.news = [];
    for (const one of ruled.toSorted((a, b) => (keyOf(a.change) < keyOf(b.change) ? -1 : 1))) {
      const { id, isNew } = await this.events.note(tx, sighting, one, isApplied(one) ? 'accepted' : 'open');
      if (isApplied(one)) await this.aliases.add(tx, sighting.sourceId, aliasOf(one.change), id);
      if (isNew) inspected.news.push({ id, ruled: one });
    }
    await this.noteDiscarded(tx, inspected, outcome);
  }

  /** Once the page is stored: tells what is new, and remembers it for the next page. */
  stored({ arrival, sighting, shape, recent, news }: Inspected): void {
    Object.assign(this.known.get(arrival.claim)!, { shape, recent });
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

  private async changesOf(
    { source, page }: Arrival,
    { sourceId, group }: Sighting,
    schema: KeptSchema | null,
    seen: Shape,
    aliases: Aliases,
  ): Promise<Change[]> {
    if (!schema?.settled) return [];
    const changes = compare(schema, seen, source.kind);
    if (!changes.length) return [];
    const accepted = await this.events.accepted(sourceId, group, schema.createdAt);
    let joined = changes;
    if (changes.some(({ kind }) => kind === 'field_gone')) {
      const gone = changes.filter(({ kind }) => kind === 'field_gone');
      const odd = page.records.filter(({ payload }) =>
        gone.some((change) => concerns(change, payload, source.kind)),
      );
      const before = await this.lastPayloads.of(sourceId, source.kind, odd);
      const told = (await this.events.renamesOf(sourceId, group)).map(
        ({ path, newPath, confidence }) => [pairKey(path, newPath), confidence] as const,
      );
      joined = joinRenames(changes, {
        kind: source.kind,
        schema,
        seen,
        records: page.records,
        before,
        told: new Map(told),
      });
    }
    return joined
      .filter((change) => !accepted.has(keyOf(change)) && !isAlias(change, aliases))
      .map((change) => {
        const examples = page.records
          .filter(({ payload }) => concerns(change, payload, source.kind))
          .slice(0, EXAMPLES);
        const external_ids = examples.map(({ externalId }) => externalId.slice(0, 100));
        return { ...change, evidence: { ...change.evidence, external_ids } };
      });
  }

  private rule(source: string, change: Change): Ruled {
    const policy = policyOf(this.config.DRIFT_POLICY, source, change.kind);
    const isSure = (change.confidence ?? 0) >= this.config.DRIFT_ALIAS_CONFIDENCE;
    // Not sure enough to be applied: somebody has to look at it.
    return { change, policy: change.kind === 'renamed' && policy === 'evolve' && !isSure ? 'warn' : policy };
  }

  private async noteDiscarded(
    tx: EntityManager,
    { arrival, sighting, ruled }: Inspected,
    outcome: PageOutcome,
  ) {
    const discarded = changesUnder(ruled, 'discard_value');
    if (!discarded.length) return;
    const notes = outcome.accepted.flatMap(({ record }, index) =>
      discarded
        .filter((change) => isDiscarded(change, record.payload, arrival.source.kind))
        .map(({ path, kind }) => ({ rawId: outcome.rawIds[index]!, path, kind })),
    );
    await this.notes.keep(tx, sighting.sourceId, sighting.runId, notes);
  }
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

/** What an accepted alias explains is no change any more. */
function isAlias({ kind, path, newPath }: Change, aliases: Aliases): boolean {
  return aliases.some((alias) => {
    if (kind === 'renamed') return alias.path === path && alias.newPath === newPath;
    return (
      (kind === 'field_added' && alias.newPath === path) || (kind === 'field_gone' && alias.path === path)
    );
  });
}
