import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AliasesRepository } from './aliases.repository.js';
import { AssetsRepository } from './assets.repository.js';
import type { Verdict } from './decision.js';
import type { ListingDecisions } from './decision-maker.js';
import { type Decision, DecisionsRepository, decisionText } from './decisions.repository.js';
import { nameOf } from './facts.js';
import type { LoadedListings } from './facts.repository.js';
import { type CurrentAssets, type Plan, type PlannedAsset, planAssets } from './plan.js';
import type { ResolverInput } from './resolver-input.js';
import { AffectedAssets } from './affected-assets.js';

/** Writes decisions and the resulting assets. */
@Injectable()
export class DecisionWriter {
  constructor(
    private readonly assets: AssetsRepository,
    private readonly aliases: AliasesRepository,
    private readonly decisions: DecisionsRepository,
    private readonly affected: AffectedAssets,
  ) {}

  /** @returns the number of listings whose decision changed */
  async write(tx: EntityManager, input: ResolverInput, decided: ListingDecisions): Promise<number> {
    const { assets, touched } = await this.affected.load(tx, input, decided);
    const grouped = new Set(decided.groups.flat().map(({ id }) => id));
    const undecided = new Set(
      decided.verdicts.map(({ listingId }) => listingId).filter((id) => !grouped.has(id)),
    );
    const plan = planAssets(decided.groups, touched, assets, undecided);
    // Rows are locked from here on. A worker that loses its network must not keep them locked for minutes.
    await tx.query('set local idle_in_transaction_session_timeout to default');
    await this.writeAssets(tx, plan, assets);
    return this.writeDecisions(tx, input.known, decided.verdicts, plan, assets.assets);
  }

  private async writeAssets(tx: EntityManager, plan: Plan, stored: CurrentAssets): Promise<void> {
    const was = ({ id }: PlannedAsset) => (id === null ? undefined : stored.assets.get(id));
    const changed = plan.assets.filter((asset): asset is PlannedAsset & { id: number } =>
      (['slug', 'symbol', 'name'] as const).some((key) => was(asset) && was(asset)![key] !== asset[key]),
    );
    const unfounded = plan.assets.filter((asset) => was(asset)?.founder !== asset.founder);
    await this.assets.merge(tx, plan.merged, 'machine');
    await this.assets.rename(tx, changed);
    const fresh = plan.assets.filter(({ id }) => id === null);
    const ids = await this.assets.insert(tx, fresh);
    fresh.forEach((asset, index) => (asset.id = ids[index]!));
    await this.assets.found(tx, new Map(unfounded.map(({ id, founder }) => [id!, founder])));
  }

  private async writeDecisions(
    tx: EntityManager,
    { listings, currencies }: LoadedListings,
    verdicts: readonly Verdict[],
    { assets, merged }: Plan,
    known: CurrentAssets['assets'],
  ): Promise<number> {
    const assetOf = new Map(assets.flatMap((asset) => asset.listings.map(({ id }) => [id, asset] as const)));
    const compared = new Set(verdicts.map(({ listingId }) => listingId));
    const byName = new Map(
      listings.filter(({ id }) => compared.has(id)).map((one) => [nameOf(one), one.id] as const),
    );
    const rows = new Map([...compared].flatMap((id) => currencies.get(id)!).map((row) => [row.id, row]));
    const slugOf = (name: string) => assetOf.get(byName.get(name) ?? 0)?.slug;
    const decisions = verdicts.flatMap((verdict) => {
      const decision = {
        ...verdict,
        assetId: assetOf.get(verdict.listingId)?.id ?? null,
        candidates: verdict.candidates.map((one) => ({ ...one, asset: slugOf(one.with) })),
      };
      return currencies.get(verdict.listingId)!.map(({ id }): Decision => ({ ...decision, listingId: id }));
    });
    await this.decisions.assign(tx, decisions, new Map(rows.values().map((row) => [row.id, row.revision])));
    const present = await this.decisions.current(
      tx,
      decisions.map(({ listingId }) => listingId),
    );
    // Manual decisions were already recorded when they were made.
    const news = decisions.filter(
      (one) => !rows.get(one.listingId)!.by_hand && decisionText(one) !== present.get(one.listingId),
    );
    await this.decisions.insert(tx, news, 'machine');
    const touched = new Set([...merged].flat());
    for (const { listingId, assetId } of decisions) touched.add(assetId).add(rows.get(listingId)!.asset_id);
    for (const id of merged.keys()) touched.add(known.get(id)!.mergedInto);
    touched.delete(null);
    await this.aliases.refresh(tx, [...(touched as Set<number>)]);
    return news.length;
  }
}
