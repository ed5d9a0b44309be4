import { OUTCOMES, type Outcome } from '../../audit/audit-log.js';
import { type Count, CountParameter } from '../openapi/total.js';
import { PageQuery } from '../page-query.dto.js';
import { Moment, Until } from '../moment-fields.js';
import { EnumList, TextList } from '../list-parameters.js';

export class AuditQuery extends PageQuery {
  /** This parameter cannot be named `key`: URLs with a parameter of that name are refused. */
  @TextList({
    description: 'Only actions by these actors, given by name or by the prefix of their key.',
    example: ['ops'],
  })
  actor?: string[];

  @TextList({ description: 'Only these actions.', example: ['run.start'] })
  action?: string[];

  @EnumList(OUTCOMES, { description: 'Only entries with this outcome.', example: ['refused'] })
  outcome?: Outcome[];

  @Moment({ description: 'Only entries at or after this moment (inclusive).', example: '2026-01-31' })
  since?: string;

  @Until({ description: 'Only entries before this moment (exclusive).', example: '2100-01-01' })
  until?: string;

  @CountParameter()
  count: Count = 'none';
}
