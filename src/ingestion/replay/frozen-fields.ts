import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import type { DriftKind } from '../../domain/drift.js';
import type { Reason } from '../../domain/source.js';
import { policyOf } from '../../drift/policy.js';

interface Frozen {
  source_id: number;
  path: string;
  kind: DriftKind;
}

/** Records rejected by a frozen schema stay rejected until the change is accepted or the policy changes. */
@Injectable()
export class FrozenFields {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @returns rejections that a frozen schema still applies to */
  async refused<Row extends { source_id: number; reasons: readonly Reason[] }>(
    tx: EntityManager,
    rows: readonly Row[],
    sourceName: (id: number) => string,
  ): Promise<Set<Row>> {
    const frozen = rows.flatMap((row) => {
      const paths = row.reasons.filter(({ code }) => code === 'schema_frozen').map(({ path }) => path);
      return paths.length ? [{ row, paths }] : [];
    });
    if (!frozen.length) return new Set();
    const changes = await tx.query<Frozen[]>(
      `select distinct source_id, path, kind from drift_events
       where status <> 'accepted' and source_id = any($1) and path = any($2)`,
      [frozen.map(({ row }) => row.source_id), frozen.flatMap(({ paths }) => paths)],
    );
    const held = changes.filter(
      ({ source_id, kind }) => policyOf(this.config.DRIFT_POLICY, sourceName(source_id), kind) === 'freeze',
    );
    return new Set(
      frozen
        .filter(({ row, paths }) =>
          held.some(({ source_id, path }) => source_id === row.source_id && paths.includes(path)),
        )
        .map(({ row }) => row),
    );
  }
}
