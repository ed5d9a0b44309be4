import { RUN_STATUSES, type RunStatus, type Trigger, TRIGGERS } from '../../runs/run.entity.js';
import { type Count, CountParameter } from '../openapi/total.js';
import { SourcesFilter, PageQuery } from '../page-query.dto.js';
import { EnumList } from '../list-parameters.js';

export class RunsQuery extends PageQuery {
  @SourcesFilter()
  source?: string[];

  @EnumList(RUN_STATUSES, {
    description: 'Only runs with one of these statuses.',
    example: ['succeeded', 'partial'],
  })
  status?: RunStatus[];

  @EnumList(TRIGGERS, { description: 'Only runs started by one of these triggers.', example: ['start'] })
  trigger?: Trigger[];

  @CountParameter()
  count: Count = 'none';
}
