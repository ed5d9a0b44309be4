import { RUN_STATUSES, type RunStatus, type Trigger, TRIGGERS } from '../../runs/run.entity.js';
import { OfSource, PageQuery } from '../page-query.dto.js';
import { OneOf } from '../query-fields.js';

export class RunsQuery extends PageQuery {
  @OfSource()
  source?: string;

  @OneOf(RUN_STATUSES, { description: 'Only runs with this status.', example: 'succeeded' })
  status?: RunStatus;

  @OneOf(TRIGGERS, { description: 'Only runs started by this trigger.', example: 'start' })
  trigger?: Trigger;
}
