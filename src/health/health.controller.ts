import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, type HealthIndicatorFunction } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { SharedCall } from '../domain/shared-call.js';
import { AllowsNoKey } from '../api/access/requires-scope.decorator.js';
import { ApiProblem } from '../api/openapi/api-problem.js';
import { ApiReply } from '../api/openapi/api-reply.js';
import { ProblemException } from '../api/problem.exception.js';
import type { ProblemMembers } from '../api/problem.reply.js';
import { BackgroundIndicator } from './background.indicator.js';
import { DatabaseIndicator } from './database.indicator.js';
import { Health, Probe } from './health.reply.js';
import { ReplicaIndicator } from './replica.indicator.js';
import { SchemaIndicator } from './schema.indicator.js';
import { SourcesIndicator } from './sources.indicator.js';

@ApiTags('operation')
@SkipThrottle()
@Controller('health')
export class HealthController {
  private readonly report = new SharedCall(() => this.checkAll());
  private readonly readiness = new SharedCall(() =>
    this.check(
      () => this.database.check(),
      () => this.schema.check(),
    ),
  );

  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseIndicator,
    private readonly replica: ReplicaIndicator,
    private readonly sources: SourcesIndicator,
    private readonly background: BackgroundIndicator,
    private readonly schema: SchemaIndicator,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Get the health of the service',
    description:
      'Reports the database, the last run of each source and the background tasks. Replies 503 only if the service cannot ' +
      'serve requests. `degraded` means that it serves requests, but its data may be old or incomplete, because a ' +
      'background task failed three times in a row or is an hour late: see the `condition` of each task.',
  })
  @ApiReply(Health, 'The service can serve requests.')
  @ApiProblem(503)
  getHealth() {
    return this.report.result();
  }

  @Get('live')
  @AllowsNoKey()
  @ApiOperation({ summary: 'Liveness probe', description: 'Succeeds as long as the process answers.' })
  @ApiReply(Probe, 'The process answers.')
  getLiveness() {
    return this.check();
  }

  @Get('ready')
  @AllowsNoKey()
  @ApiOperation({
    summary: 'Readiness probe',
    description: 'Succeeds if the database answers and its schema is up to date.',
  })
  @ApiReply(Probe, 'Requests can be served.')
  @ApiProblem(503)
  getReadiness() {
    return this.readiness.result();
  }

  private async checkAll() {
    let isDegraded = false;
    const report = await this.check(
      () => this.database.check(),
      ...this.replica.checks(),
      () => this.sources.check(),
      async () => {
        const background = await this.background.check();
        isDegraded = background.isDegraded;
        return background.result;
      },
    );
    return isDegraded ? { ...report, status: 'degraded' } : report;
  }

  private async check(...indicators: HealthIndicatorFunction[]) {
    try {
      return await this.health.check(indicators);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      const { details } = error.getResponse() as { details: ProblemMembers['details'] };
      throw new ProblemException('not_ready', 'The service cannot serve now.', { details });
    }
  }
}
