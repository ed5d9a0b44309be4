import { ApiProperty } from '@nestjs/swagger';
import { PAST_KINDS, type PastKind } from '../../domain/history.js';
import { Assets, CursorText, SourcesFilter } from '../page-query.dto.js';
import { Currencies } from '../currency-fields.js';
import { Moment } from '../moment-fields.js';
import { CandleInterval, OneOf } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';

export class GapsQuery {
  @ApiProperty({ required: true })
  @Assets({ description: 'The assets, each given by its slug, a former slug or its `id`.' })
  asset?: string[];

  @CandleInterval({
    description:
      'The interval to check: a candle gap is an interval without a candle of this length, and a quote gap is an interval ' +
      'without a quote. Weeks begin on Mondays, months on the first day, in UTC.',
    example: '1h',
  })
  interval: string = '1h';

  @Moment({
    description:
      'Start with the interval that contains this moment. Default: the first quote or candle of each listing.',
    example: '2026-01-01',
  })
  since?: string;

  @Moment({
    description: 'Up to this moment (exclusive). Default: the end of the last complete interval.',
    example: '2026-02-01T00:00:00Z',
  })
  until?: string;

  @SourcesFilter()
  source?: string[];

  @Currencies({ description: 'Only listings in these currencies.', example: 'USD' })
  currency?: string[];

  @OneOf(PAST_KINDS, { description: 'Only gaps in quotes, or in candles.', example: 'candle' })
  kind?: PastKind;

  @WholeNumber(1, 1000, { description: 'Maximum number of gaps per page.', default: 50, example: 3 })
  limit: number = 50;

  @CursorText()
  cursor?: string;
}
