import { PickType } from '@nestjs/swagger';
import { DataQuery } from '../data/data-query.dto.js';

/** The filters of `/data` that also apply to streams of changes. */
export class StreamQuery extends PickType(DataQuery, [
  'kind',
  'interval',
  'source',
  'symbol',
  'asset',
  'q',
  'since',
  'until',
  'max_age',
  'currency',
  'convert',
  'min_price',
  'max_price',
  'ingested_since',
] as const) {}
