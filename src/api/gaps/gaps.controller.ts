import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAST_KINDS } from '../../domain/history.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { encodeCursor, openCursor } from '../data/cursor.js';
import { moment } from '../data/cursor-position.js';
import { SourceNames } from '../data/source-names.js';
import { ApiList } from '../export/api-representation.js';
import { Costs } from '../fairness/costs.decorator.js';
import { badRequest } from '../field-faults.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { gapSpan } from './gap-span.js';
import { GapsQuery } from './gaps-query.dto.js';
import { GapPage } from './gaps.reply.js';
import { type FoundGap, type GapPosition, GapsRepository } from './gaps.repository.js';

const name = z.string().max(LIMITS.id).refine(isStorable);
const position: z.ZodType<GapPosition> = z.tuple([name, name, name, z.enum(PAST_KINDS), moment]);

const CURSOR = ApiQuery({
  name: 'cursor',
  required: false,
  examples: {
    'after a gap of bitcoin': {
      value:
        'WyIzcjRfRnc5Wk5JRG4iLFsiY29pbmdlY2tvIiwiYml0Y29pbiIsIlVTRCIsInF1b3RlIiwiMjAyNi0wMS0wMVQwMDowMDowMC4wMDAwMDBaIl1d',
    },
  },
});

@ApiTags('runs')
@Controller('gaps')
export class GapsController {
  constructor(
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly gaps: GapsRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get()
  @Costs(() => ({ units: 5 }))
  @ApiOperation({
    summary: 'List gaps in history',
    description:
      'Missing quotes and candles of assets, by listing and time. A `backfill` with `fill` fills the gaps in the data of a source.',
  })
  @CURSOR
  @ApiList(GapPage, 'A page of gaps.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listGaps(@Query() query: GapsQuery, @Req() request: FastifyRequest): Promise<GapPage> {
    const { asset: assets, interval, kind, limit, source: sources, currency: currencies } = query;
    if (!assets) throw badRequest('asset', 'is required: slugs or ids of assets, such as bitcoin');
    await this.sourceNames.assertKnown(...(sources ?? []));
    const span = gapSpan(query);
    const after = openCursor(query, position);
    const [unknown] = await this.gaps.findUnknown(assets);
    if (unknown !== undefined)
      throw badRequest(
        'asset',
        `there is no asset ${JSON.stringify(unknown.slice(0, 80))}; look for it at /assets`,
      );
    const wanted = { ...span, assets, interval, sources, currencies, kinds: kind ? [kind] : PAST_KINDS };
    const found = await this.gaps.find(wanted, limit + 1, after);
    const page = found.slice(0, limit);
    const { source, externalId, currency, kind: of, since } = page.at(-1) ?? ({} as Partial<FoundGap>);
    return {
      data: page.map((gap) => this.view(gap, interval)),
      metadata: {
        request_id: request.id,
        interval,
        since: span.since,
        until: span.until,
        limit,
        next_cursor:
          found.length > limit ? encodeCursor(query, [source, externalId, currency, of, since]) : null,
      },
    };
  }

  private view({ externalId, ...gap }: FoundGap, interval: string): GapPage['data'][number] {
    const source = this.sources.find(({ name }) => name === gap.source);
    const fillable = source?.backfill?.serves(interval).includes(gap.kind) ?? false;
    const { asset, source: from, currency, kind, since, until, missing } = gap;
    return { asset, source: from, external_id: externalId, currency, kind, since, until, missing, fillable };
  }
}
