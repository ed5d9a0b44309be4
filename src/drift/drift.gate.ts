import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { isolateFailuresIn } from '../database/isolate-failures.js';
import { applyAliases } from './aliases.js';
import { AliasesRepository } from './aliases.repository.js';
import type { ReceivedPage, InspectedPage, PageOutcome } from './inspected-page.js';
import { changeKey } from './change.js';
import { ChangeFinder } from './change-finder.js';
import { DriftEventsRepository, type ChangeOrigin } from './drift-events.repository.js';
import { DriftNotesRepository } from './drift-notes.repository.js';
import { DriftReporter } from './drift-reporter.js';
import { groupOf } from './group.js';
import { observeRecords, observeRows } from './observe.js';
import {
  aliasOf,
  changesWithPolicy,
  decide,
  isApplied,
  notesOf,
  schemaWithAliases,
} from './page-decisions.js';
import { discardValues, rejectFrozen, type PolicyDecision } from './policy.js';
import { assertRejectionShare, type RecentPages, withPage } from './recent-pages.js';
import { type StoredSchema, SchemasRepository } from './schemas.repository.js';
import { emptyShape, mergeShapes, type Shape } from './shape.js';
import { ShapesRepository } from './shapes.repository.js';

/** State of a partition that is kept between pages while the partition is claimed. */
interface PartitionState {
  schema: StoredSchema | null;
  shape: Shape;
  recent: RecentPages;
}

/** Inspects records for changes of shape before they are validated, and applies the drift policies. */
@Injectable()
export class DriftGate {
  private readonly states = new WeakMap<object, PartitionState>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly aliases: AliasesRepository,
    private readonly shapes: ShapesRepository,
    private readonly schemas: SchemasRepository,
    private readonly events: DriftEventsRepository,
    private readonly notes: DriftNotesRepository,
    private readonly finder: ChangeFinder,
    private readonly reporter: DriftReporter,
  ) {}

  /** Inspects a page, possibly while the previous one is still being stored. */
  async inspect(received: ReceivedPage): Promise<InspectedPage> {
    const { source, partition, page } = received;
    const { id: runId, sourceId } = received.run;
    const group = groupOf(source.kind, partition);
    const origin = { sourceId, runId, partition, group };
    if (isEmpty(received)) return nothingSeen(received, origin);
    const known = await this.stateOf(received, origin);
    const aliases = await this.aliases.forSource(sourceId);
    const shape = page.file ? observeRows(page.records, page.file.columns) : observeRecords(page.records);
    const changes = await this.finder.find(received, group, known.schema, shape, aliases);
    const decisions = changes.map((change) => decide(this.config, source.name, change));
    const applied = [...decisions.filter(isApplied).map(({ change }) => aliasOf(change)), ...aliases];
    const discarded = changesWithPolicy(decisions, 'discard_value');
    const { records, broken } = rejectFrozen(
      page.records,
      changesWithPolicy(decisions, 'freeze'),
      source.kind,
    );
    const schema = schemaWithAliases(source, page, applied);
    // The fast path reads payloads as they were received, so it cannot be used if they are changed here.
    const fastReader = applied.length || discarded.length ? undefined : page.fastReader;
    return {
      page: broken.length
        ? { ...page, records, schema, fastReader, broken: [...(page.broken ?? []), ...broken] }
        : { ...page, schema, fastReader },
      read: (payload) => applyAliases(discardValues(payload, discarded, source.kind), applied),
      ...{ received, origin, decisions, shape, newEvents: [] },
    };
  }

  /**
   * @param claim identifies the claim of the partition, as passed with its pages
   * @throws UnusablePartition `too_many_rejections` if too many records of the last pages were rejected
   */
  assertRejectionShare(claim: object): void {
    const { DRIFT_REJECTED_WINDOW, DRIFT_MAX_REJECTED_SHARE } = this.config;
    const recent = this.states.get(claim)?.recent ?? [];
    assertRejectionShare(recent, DRIFT_REJECTED_WINDOW, DRIFT_MAX_REJECTED_SHARE);
  }

  /**
   * Saves the findings in the transaction that stores the page. Called last, because partitions that report the same change
   * wait for one another.
   */
  async save(tx: EntityManager, inspected: InspectedPage, outcome: PageOutcome): Promise<void> {
    const { origin, decisions, received } = inspected;
    if (isEmpty(received)) return;
    const fetched = outcome.accepted.length + outcome.rejected;
    const before = this.states.get(received.claim)!;
    const recent = withPage(before.recent, fetched, outcome.rejected, this.config.DRIFT_REJECTED_WINDOW);
    const shape = mergeShapes(before.shape, inspected.shape);
    inspected.saved = { shape, recent };
    await this.shapes.save(tx, { ...origin, shape, recent });
    const sorted = decisions.toSorted((a, b) => (changeKey(a.change) < changeKey(b.change) ? -1 : 1));
    const newEvents: InspectedPage['newEvents'] = [];
    const refused = await isolateFailuresIn(tx, sorted, async (inner, some) => {
      newEvents.push(...(await this.record(inner, origin, some)));
    });
    for (const { item, error } of refused)
      this.reporter.reportUnstorable(received.source.name, origin, item, error);
    inspected.newEvents = newEvents;
    const { sourceId, runId } = origin;
    // Changes whose names cannot be stored were reported above.
    await isolateFailuresIn(tx, notesOf(inspected, outcome), (inner, notes) =>
      this.notes.insert(inner, sourceId, runId, notes),
    );
  }

  /** Called after the commit: reports new events, and remembers the partition's state for the next page. */
  afterCommit({ received, origin, saved, newEvents }: InspectedPage): void {
    if (saved) Object.assign(this.states.get(received.claim)!, saved);
    for (const { id, decision } of newEvents)
      this.reporter.report(received.source.name, origin, id, decision);
  }

  private async stateOf({ claim }: ReceivedPage, origin: ChangeOrigin): Promise<PartitionState> {
    const { sourceId, runId, partition, group } = origin;
    const cached = this.states.get(claim);
    if (cached) return cached;
    const schema = await this.schemas.latest(sourceId, group);
    const kept = await this.shapes.find(runId, partition);
    const known = { schema, shape: kept?.shape ?? emptyShape(), recent: kept?.recent ?? [] };
    this.states.set(claim, known);
    return known;
  }

  private async record(
    tx: EntityManager,
    origin: ChangeOrigin,
    decisions: readonly PolicyDecision[],
  ): Promise<InspectedPage['newEvents']> {
    const newEvents: InspectedPage['newEvents'] = [];
    for (const one of decisions) {
      if (isApplied(one) && (await this.aliases.exists(tx, origin.sourceId, aliasOf(one.change)))) continue;
      const { id, isNew } = await this.events.record(tx, origin, one, isApplied(one) ? 'accepted' : 'open');
      if (isApplied(one)) await this.aliases.add(tx, origin.sourceId, aliasOf(one.change), id);
      if (isNew) newEvents.push({ id, decision: one });
    }
    return newEvents;
  }
}

/** Whether a page only moves the cursor, as for an unchanged feed. Such a page gives no evidence of the shape of records. */
function isEmpty({ page }: ReceivedPage): boolean {
  return !page.records.length && !page.broken?.length && !page.file;
}

function nothingSeen(received: ReceivedPage, origin: ChangeOrigin): InspectedPage {
  const read = (payload: unknown) => payload;
  return { page: received.page, read, received, origin, decisions: [], shape: emptyShape(), newEvents: [] };
}
