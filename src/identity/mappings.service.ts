import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { assetOf } from './asset-sql.js';
import { readMappings } from './mappings.js';
import type { Confirmation } from './operation.js';
import { OperationsService } from './operations.service.js';

const ATTRIBUTION = { actor: 'file', reason: 'IDENTITY_MAPPINGS' };

/** Applies each entry in the operator's mappings file as soon as its listing and asset exist. */
@Injectable()
export class MappingsService implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly operations: OperationsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(MappingsService.name);
  }

  /** Reads the mappings file. An invalid file prevents the process from starting. */
  async onModuleInit(): Promise<void> {
    if (this.config.IDENTITY_MAPPINGS !== undefined) await readMappings(this.config.IDENTITY_MAPPINGS);
  }

  /** Applies the mappings. Decisions made through the API take precedence over the file. */
  async apply(): Promise<void> {
    const path = this.config.IDENTITY_MAPPINGS;
    if (path === undefined) return;
    const mappings = await readMappings(path);
    const open = await this.dataSource.query<Confirmation[]>(
      `select distinct s.name || '/' || l.external_id as listing, m.asset
       from unnest($1::text[], $2::text[], $3::text[]) as m(source, external_id, asset)
       join sources s on s.name = m.source join listings l on l.source_id = s.id and l.external_id = m.external_id
       where not l.by_hand and l.asset_id is distinct from ${assetOf('lower(m.asset)')}
         or not l.by_hand and (select count(*) from listings others where others.asset_id = l.asset_id) > 1`,
      [
        mappings.map((one) => one.source),
        mappings.map((one) => one.external_id),
        mappings.map((one) => one.asset),
      ],
    );
    if (!open.length) return;
    for (const { confirmation, error } of await this.operations.confirmAll(open, ATTRIBUTION))
      this.logger.info(confirmation, `a mapping is not applicable yet: ${error.message}`);
  }
}
