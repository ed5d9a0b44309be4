import { PickType } from '@nestjs/swagger';
import { RejectionsQuery } from './rejections-query.dto.js';

/** Selects the rejections to group. */
export class RejectionGroupsQuery extends PickType(RejectionsQuery, [
  'source',
  'code',
  'field',
  'run',
  'status',
]) {}
