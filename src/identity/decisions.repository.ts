import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Comparison, Verdict } from './decision.js';
import { RESOLVER_VERSION } from './resolver-version.js';

/** The decision on a listing, as stored. */
export interface Decision extends Verdict {
  assetId: number | null;
  /** Other candidates, with the slugs of their assets at the time of the decision. */
  candidates: (Comparison & { asset?: string })[];
}

@Injectable()
export class DecisionsRepository {
  /** Inserts decisions, and marks the decisions that they supersede. */
  async insert(
    tx: EntityManager,
    decisions: readonly Decision[],
    by: 'machine' | 'hand',
    operationId: string | null = null,
  ): Promise<void> {
    if (!decisions.length) return;
    await tx.query(
      `with made as (
         insert into identity_decisions (listing_id, asset_id, state, confidence, evidence, candidates, made_by,
           operation_id, made_at)
         select *, $7, $8, clock_timestamp()
         from rows from (unnest($1::int[], $2::int[], $3::text[], $4::float8[]),
           json_array_elements($5::json), json_array_elements($6::json))
         returning id, listing_id)
       update identity_decisions d set superseded_by = made.id
       from made where d.listing_id = made.listing_id and d.superseded_by is null`,
      [
        decisions.map((one) => one.listingId),
        decisions.map((one) => one.assetId),
        decisions.map((one) => one.state),
        decisions.map((one) => one.confidence),
        // As one text each: escaping the quotes of thousands of texts in an array takes far longer.
        JSON.stringify(decisions.map((one) => one.evidence)),
        JSON.stringify(decisions.map((one) => one.candidates)),
        by,
        operationId,
      ],
    );
  }

  /**
   * Writes decisions to the listings.
   * @param revisions by listing, the revision that the resolver read
   */
  async assign(
    tx: EntityManager,
    decisions: readonly Decision[],
    revisions: ReadonlyMap<number, number>,
  ): Promise<void> {
    if (!decisions.length) return;
    await tx.query(
      `update listings l set asset_id = d.asset_id, state = d.state, confidence = d.confidence, review = d.review,
         resolved_revision = d.revision, resolver_version = ${RESOLVER_VERSION}, resolved_at = now()
       from unnest($1::int[], $2::int[], $3::text[], $4::float8[], $5::int[], $6::text[])
         as d(id, asset_id, state, confidence, revision, review)
       where l.id = d.id`,
      [
        decisions.map((one) => one.listingId),
        decisions.map((one) => one.assetId),
        decisions.map((one) => one.state),
        decisions.map((one) => one.confidence),
        decisions.map((one) => revisions.get(one.listingId)!),
        decisions.map((one) => one.review),
      ],
    );
  }

  /** Current decisions on these listings, as text for comparison with `said`. */
  async current(tx: EntityManager, listingIds: readonly number[]): Promise<Map<number, string>> {
    const rows = await tx.query<{ listing_id: number; comparable: string }[]>(
      `select listing_id, concat_ws(' ', state, coalesce(asset_id, 0), round(confidence::numeric, 1),
         (select string_agg(c ->> 'with', ' ' order by c ->> 'with') from json_array_elements(candidates) c)) as comparable
       from identity_decisions where listing_id = any($1) and superseded_by is null`,
      [listingIds],
    );
    return new Map(rows.map((row) => [row.listing_id, row.comparable]));
  }
}

/** A decision as text, in the form returned by `current`. */
export function decisionText({ state, assetId, confidence, candidates }: Decision): string {
  const others = candidates.map((one) => one.with).sort();
  return [state, assetId ?? 0, confidence.toFixed(1), ...others].join(' ');
}
