import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Any } from 'typeorm';
import { Asset } from './asset.entity.js';
import { slugCandidates } from './slug.js';

type NewAsset = Pick<Asset, 'symbol' | 'name' | 'matchKey'>;

@Injectable()
export class AssetsRepository {
  /**
   * Ids by match key, of assets made where they are not there yet. Rows are written in the order of their keys, so that
   * transactions which make the same assets wait for one another and do not deadlock.
   */
  async resolve(tx: EntityManager, wanted: readonly NewAsset[]): Promise<Map<string, number>> {
    const byKey = new Map(wanted.map((asset) => [asset.matchKey, asset]));
    const ids = await this.find(tx, [...byKey.keys()]);
    for (let attempt = 0; attempt < 3 && ids.size < byKey.size; attempt++) {
      const missing = [...byKey.values()].filter((asset) => !ids.has(asset.matchKey));
      await this.insert(tx, missing, attempt);
      for (const [key, id] of await this.find(
        tx,
        missing.map((asset) => asset.matchKey),
      ))
        ids.set(key, id);
    }
    return ids;
  }

  private async find(tx: EntityManager, matchKeys: string[]): Promise<Map<string, number>> {
    const rows = await tx
      .getRepository(Asset)
      .find({ select: { id: true, matchKey: true }, where: { matchKey: Any(matchKeys) } });
    return new Map(rows.map((row) => [row.matchKey, row.id]));
  }

  /** Where the slug of this attempt belongs to another asset, the row is left out. */
  private async insert(tx: EntityManager, assets: NewAsset[], attempt: number): Promise<void> {
    const rows = assets.toSorted((a, b) => (a.matchKey < b.matchKey ? -1 : 1));
    await tx.query(
      `insert into assets (slug, symbol, name, match_key)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
      [
        rows.map((row) => slugCandidates(row)[attempt]),
        rows.map((row) => row.symbol),
        rows.map((row) => row.name),
        rows.map((row) => row.matchKey),
      ],
    );
  }
}
