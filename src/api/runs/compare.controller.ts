import { Controller, Get, NotFoundException, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RunComparisonRepository, type Span } from '../../runs/run-comparison.repository.js';
import type { Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { unprocessable } from '../field-faults.js';
import { CompareQuery } from './compare-query.dto.js';
import { comparisonView } from './comparison-view.js';
import { RunComparison } from './comparison.reply.js';
import { knownRun } from './known-run.js';

/** Registered before the controller of /runs/{id}, which would treat `compare` as an id. */
@ApiTags('runs')
@Controller('runs/compare')
export class CompareController {
  constructor(
    private readonly runs: RunsRepository,
    private readonly sources: SourcesRepository,
    private readonly comparison: RunComparisonRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Compare two runs of one source',
    description:
      'Compares the latest two runs of a source, or two given runs: their counts, rejections, drift, partitions and ' +
      'records. Names notable differences.',
  })
  @ApiReply(RunComparison, 'The differences.')
  @ApiProblem(400, 404, 422, 429, 503)
  async compareRuns(@Query() query: CompareQuery, @Req() request: FastifyRequest): Promise<RunComparison> {
    const { limit } = query;
    const [base, other] = await this.both(query);
    const [earlier, later] = Number(base.id) <= Number(other.id) ? [base, other] : [other, base];
    const span: Span = { earlier, later, limit };
    const source = (await this.sources.all()).find(({ id }) => id === base.sourceId)!;
    const [records, partitions, drift, ofBase, ofOther] = await Promise.all([
      this.comparison.records(source.kind, span),
      this.comparison.partitions(span),
      this.comparison.drift(span),
      this.comparison.rejections(base),
      this.comparison.rejections(other),
    ]);
    const codes = [...new Set([...ofBase.keys(), ...ofOther.keys()])].sort();
    const rejections = codes.map((code) => ({
      code,
      base: ofBase.get(code) ?? 0,
      other: ofOther.get(code) ?? 0,
    }));
    const view = comparisonView({ source, base, other, span, records, partitions, drift, rejections });
    return { ...view, metadata: { request_id: request.id, limit } };
  }

  /** @throws NotFoundException, UnprocessableEntityException */
  private async both({ base, other, source }: CompareQuery): Promise<[Run, Run]> {
    const sourceId = source === undefined ? undefined : await this.idOf(source);
    const given = base === undefined ? null : await knownRun(this.runs, String(base));
    const compared =
      other === undefined
        ? await this.newest(given?.sourceId ?? sourceId)
        : await knownRun(this.runs, String(other));
    const with_ = given ?? (await this.before(compared));
    if (with_.sourceId !== compared.sourceId)
      throw unprocessable('other', `run ${compared.id} and run ${with_.id} belong to different sources`);
    if (sourceId !== undefined && compared.sourceId !== sourceId)
      throw unprocessable('source', `run ${compared.id} belongs to a different source than ${source}`);
    return [with_, compared];
  }

  private async idOf(source: string): Promise<number> {
    await this.sourceNames.assertKnown(source);
    const id = await this.sourceNames.idOf(source);
    if (id === undefined) throw new NotFoundException(`No run of ${source} has ended yet.`);
    return id;
  }

  private async newest(sourceId?: number): Promise<Run> {
    const id = await this.comparison.newestEnded({ sourceId });
    if (id === null) throw new NotFoundException('No run has ended yet.');
    return knownRun(this.runs, id);
  }

  private async before({ id, sourceId }: Run): Promise<Run> {
    const before = await this.comparison.newestEnded({ sourceId, before: id });
    if (before === null)
      throw unprocessable(
        'base',
        `run ${id} is the first of its source: there is no earlier run to compare it with`,
      );
    return knownRun(this.runs, before);
  }
}
