import { Injectable } from '@nestjs/common';
import type { RejectionFilter } from '../../normalization/rejection-filter.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import type { RejectionSelection } from './rejection-bodies.dto.js';

/** What clients select, in the numbers of the database. */
@Injectable()
export class RejectionSelections {
  constructor(
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  /** @throws BadRequestException */
  async filterOf({ source, code, field, run, ids }: RejectionSelection): Promise<RejectionFilter> {
    if (source !== undefined) await this.sourceNames.mustKnow(source);
    const rows = source === undefined ? [] : await this.sources.all();
    return {
      // One that never ran has no number, and no rejections.
      sourceId: source === undefined ? undefined : (rows.find(({ name }) => name === source)?.id ?? 0),
      code,
      field,
      runId: run === undefined ? undefined : String(run),
      ids: ids?.map(String),
    };
  }
}
