import { PickType } from '@nestjs/swagger';
import { RejectionsQuery } from './rejections-query.dto.js';

/** Which rejections are grouped. */
export class RejectionGroupsQuery extends PickType(RejectionsQuery, [
  'source',
  'code',
  'field',
  'run',
  'status',
]) {}
