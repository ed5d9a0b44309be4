import { Injectable } from '@nestjs/common';
import type { RejectionFilter } from '../../normalization/rejection-filter.js';
import { SourceNames } from '../data/source-names.js';
import type { RejectionSelection } from './rejection-bodies.dto.js';

/** Converts the filters sent by clients to filters by database ids. */
@Injectable()
export class RejectionSelections {
  constructor(private readonly sourceNames: SourceNames) {}

  /** @throws BadRequestException */
  async filterOf({ source, code, field, run, ids }: RejectionSelection): Promise<RejectionFilter> {
    return {
      ...(await this.ofSources(listOf(source))),
      codes: listOf(code),
      fields: listOf(field),
      runId: run === undefined ? undefined : String(run),
      ids: ids?.map(String),
    };
  }

  /**
   * A source that never ran has no id, and no rejections.
   * @throws BadRequestException
   */
  async ofSources(names: readonly string[] | undefined): Promise<Pick<RejectionFilter, 'sourceIds'>> {
    await this.sourceNames.assertKnown(...(names ?? []));
    return { sourceIds: (await this.sourceNames.idsOf(names)) ?? undefined };
  }
}

const listOf = (value: string | undefined) => (value === undefined ? undefined : [value]);
