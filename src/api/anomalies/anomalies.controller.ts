import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AnomaliesRepository } from '../../anomalies/anomalies.repository.js';
import { AuditLog } from '../../audit/audit-log.js';
import { SourceNames } from '../data/source-names.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { parseRecordId, recordNotFound } from '../record-id.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { Acknowledge } from './acknowledge.dto.js';
import { AnomaliesQuery } from './anomalies-query.dto.js';
import { Anomaly, AnomalyPage } from './anomalies.reply.js';
import { AnomaliesViewRepository } from './anomalies-view.repository.js';

const ID = ApiParam({
  name: 'id',
  description: 'The id of an anomaly.',
  schema: { type: 'integer', example: 1 },
});

@ApiTags('runs')
@UseInterceptors(IdempotencyInterceptor)
@Controller('anomalies')
export class AnomaliesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly anomalies: AnomaliesRepository,
    private readonly views: AnomaliesViewRepository,
    private readonly sourceNames: SourceNames,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'List anomalies',
    description: 'Unusual runs and prices, newest first.',
  })
  @ApiList(AnomalyPage, 'A page of anomalies.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listAnomalies(
    @Query() query: AnomaliesQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<AnomalyPage>> {
    const { limit, source } = query;
    await this.sourceNames.assertKnown(...(source ?? []));
    const found = await this.views.list(query, limit + 1);
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? Number(page.at(-1)!.id) : null;
    const items = page.map(({ json }) => json);
    return pageText<AnomalyPage>(items, { request_id: request.id, limit, next_cursor });
  }

  @Get(':id')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Get an anomaly', description: 'The anomaly with the figures that show it.' })
  @ID
  @ApiReply(Anomaly, 'The anomaly.')
  @ApiProblem(404, 429, 503)
  getAnomaly(@Param('id') id: string): Promise<JsonText<Anomaly>> {
    return this.view(parseRecordId(id, 'anomaly'));
  }

  @Post(':id/acknowledge')
  @Audited('anomaly.acknowledge', 'anomalies/:id')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Acknowledge an anomaly',
    description: 'Marks an anomaly as known. Repeating the request replaces the reason.',
  })
  @ID
  @ApiReply(Anomaly, 'The acknowledged anomaly.')
  @ApiProblem(400, 401, 403, 404, 413, 415, 429, 503)
  async acknowledgeAnomaly(
    @Param('id') given: string,
    @Body() { reason }: Acknowledge,
    @Actor() actor: string,
  ): Promise<JsonText<Anomaly>> {
    const id = parseRecordId(given, 'anomaly');
    await this.dataSource.transaction(async (tx) => {
      const state = await this.anomalies.lockState(tx, id);
      if (!state) throw recordNotFound('anomaly', id);
      await this.anomalies.acknowledge(tx, id, reason);
      await this.audit.record(tx, {
        actor,
        action: 'anomaly.acknowledge',
        subject: `anomalies/${id}`,
        before: { state },
        after: { state: 'acknowledged' },
        reason,
      });
    });
    return this.view(id);
  }

  private async view(id: string): Promise<JsonText<Anomaly>> {
    const json = await this.views.find(id);
    if (json === null) throw recordNotFound('anomaly', id);
    return json;
  }
}
