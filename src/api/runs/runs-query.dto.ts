import { RUN_STATUSES, type RunStatus, type Trigger, TRIGGERS } from '../../runs/run.entity.js';
import { OneOf, Text, WholeNumber } from '../query-fields.js';

export class RunsQuery {
  @WholeNumber(1, 1000, { description: 'Runs a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(1, 999_999_999, {
    description: '`metadata.next_cursor` of the page before: only runs older than that one.',
    example: 1000,
  })
  cursor?: number;

  @Text({ description: 'Only runs of this source.', example: 'csv' })
  source?: string;

  @OneOf(RUN_STATUSES, { description: 'Only runs that ended so.', example: 'succeeded' })
  status?: RunStatus;

  @OneOf(TRIGGERS, { description: 'Only runs that were started so.', example: 'start' })
  trigger?: Trigger;
}
