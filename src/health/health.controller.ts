import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, type HealthIndicatorFunction, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { Open } from '../api/access/needs.decorator.js';
import { ApiProblem } from '../api/openapi/api-problem.js';
import { HEALTH, PROBE } from '../api/openapi/health-schemas.js';
import { BackgroundIndicator } from './background.indicator.js';
import { SchemaIndicator } from './schema.indicator.js';
import { SourcesIndicator } from './sources.indicator.js';

const PING_TIMEOUT_MS = 3000;

@ApiTags('operation')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly sources: SourcesIndicator,
    private readonly background: BackgroundIndicator,
    private readonly schema: SchemaIndicator,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The database, the last run of each source, and the work in the background',
    description:
      '503 only when the service cannot serve. `degraded`: it serves, but a task in the background failed three times in a ' +
      'row or is an hour late, so that what it serves may be old or incomplete; its `condition` says which.',
  })
  @ApiOkResponse({ description: 'The service can serve.', schema: HEALTH })
  @ApiProblem(503)
  async all() {
    let isDegraded = false;
    const report = await this.check(
      () => this.ping(),
      () => this.sources.check(),
      async () => {
        const background = await this.background.check();
        isDegraded = background.isDegraded;
        return background.result;
      },
    );
    return isDegraded ? { ...report, status: 'degraded' } : report;
  }

  @Get('live')
  @Open()
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiOkResponse({ description: 'It does.', schema: PROBE })
  live() {
    return this.check();
  }

  @Get('ready')
  @Open()
  @ApiOperation({
    summary: 'Whether requests can be served: the database answers and its schema is up to date',
  })
  @ApiOkResponse({ description: 'They can.', schema: PROBE })
  @ApiProblem(503)
  ready() {
    return this.check(
      () => this.ping(),
      () => this.schema.check(),
    );
  }

  private ping() {
    return this.database.pingCheck('database', { timeout: PING_TIMEOUT_MS });
  }

  private async check(...indicators: HealthIndicatorFunction[]) {
    try {
      return await this.health.check(indicators);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      const { details } = error.getResponse() as { details: unknown };
      throw new ServiceUnavailableException({ message: 'The service cannot serve now.', details });
    }
  }
}
