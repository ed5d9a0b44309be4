import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, type HealthIndicatorFunction, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { Open } from '../api/access/needs.decorator.js';
import { ApiProblem } from '../api/openapi/api-problem.js';
import { SchemaIndicator } from './schema.indicator.js';
import { SourcesIndicator } from './sources.indicator.js';

const PING_TIMEOUT_MS = 3000;

const CHECKS = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: true },
} as const;
const HEALTH = {
  type: 'object',
  required: ['status', 'info', 'error', 'details'],
  properties: {
    status: { type: 'string', enum: ['ok'], example: 'ok' },
    info: { ...CHECKS, example: { database: { status: 'up' } } },
    error: { ...CHECKS, example: {} },
    details: { ...CHECKS, example: { database: { status: 'up' } } },
  },
};

@ApiTags('operation')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly sources: SourcesIndicator,
    private readonly schema: SchemaIndicator,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The database, and the last run of each source. 503 only when the service cannot serve.',
  })
  @ApiOkResponse({ description: 'The service can serve.', schema: HEALTH })
  @ApiProblem(503)
  all() {
    return this.check(
      () => this.ping(),
      () => this.sources.check(),
    );
  }

  @Get('live')
  @Open()
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiOkResponse({ description: 'It does.', schema: HEALTH })
  live() {
    return this.check();
  }

  @Get('ready')
  @Open()
  @ApiOperation({
    summary: 'Whether requests can be served: the database answers and its schema is up to date',
  })
  @ApiOkResponse({ description: 'They can.', schema: HEALTH })
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
