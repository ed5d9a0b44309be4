import {
  Controller,
  Header,
  HttpCode,
  Inject,
  Post,
  Query,
  Req,
  Res,
  UnprocessableEntityException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { yamlFault } from '../../config/yaml-text.js';
import { checkSource } from '../../ingestion/inspection/source-check.js';
import { onlyOnHost } from '../../sources/defined/only-on-host.js';
import { type NamedDefinition, parseDefinition } from '../../sources/defined/read-definitions.js';
import { clientWithoutDatabase } from '../../sources/http/client-without-database.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Costs } from '../fairness/costs.decorator.js';
import { OpenStreams } from '../fairness/open-streams.js';
import { fieldErrorsOf } from '../field-faults.js';
import { JSON_TYPE, type JsonText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { ProblemException } from '../problem.exception.js';
import { isUpload, readUpload, UPLOAD_TYPES, YAML_EXPECTED } from '../uploads.js';
import { yamlFieldFault, decodeUtf8, WHOLE_BODY, parseClientYaml } from '../yaml-faults.js';
import { SourceCheckQuery } from './source-check.dto.js';
import { SOURCE_CHECK_EXAMPLE } from './source-check.example.js';
import { SourceCheck } from './source-check.reply.js';

const MAX_BYTES = 64 * 1024;
const TOO_LARGE = `The source is larger than ${MAX_BYTES} bytes. Shorten it, or use kasparro inspect on the host.`;
const MAX_MS = 20_000;
const UNITS = 5;

@ApiTags('runs')
@Controller('sources')
export class SourceCheckController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly streams: OpenStreams,
  ) {}

  @Post('check')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @RequiresScope('admin')
  @Audited('source.check', 'sources')
  @Costs(() => ({ units: UNITS }))
  @ApiOperation({
    summary: 'Try a source without code',
    description:
      'Fetches the first page of a source defined in YAML, and shows what would be stored, like `kasparro inspect`. Stores nothing. Mistakes are reported with status 422 and their line and column in `errors`. Only public addresses are called, unless ' +
      'PRIVATE_ADDRESSES allows others; one check at a time per client, for at most 20 seconds. Sources that run a program ' +
      'or need a secret are refused: try them with `kasparro inspect` on the host.',
  })
  @ApiConsumes(...UPLOAD_TYPES['/sources/check']!)
  @ApiBody({ schema: { type: 'string', maxLength: MAX_BYTES, example: SOURCE_CHECK_EXAMPLE } })
  @ApiReply(SourceCheck, 'What the first page would store, or why it cannot be read.')
  @ApiProblem(400, 401, 403, 413, 415, 422, 429, 503)
  async checkSource(
    @Query() { name }: SourceCheckQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<SourceCheck>> {
    const { body } = request;
    if (!isUpload(body)) throw new UnsupportedMediaTypeException(YAML_EXPECTED);
    await this.streams.add('checks', request, reply);
    const bytes = await readUpload(body, MAX_BYTES, TOO_LARGE);
    const text = parseClientYaml(WHOLE_BODY, () => decodeUtf8(bytes));
    const definition = parseClientYaml(WHOLE_BODY, () => parseDefinition(name, text));
    refuseHostOnly(definition, text, request);
    return this.check(definition, reply);
  }

  private async check(definition: NamedDefinition, reply: FastifyReply): Promise<JsonText<SourceCheck>> {
    const disconnected = new AbortController();
    reply.raw.once('close', () => disconnected.abort());
    const signal = AbortSignal.any([AbortSignal.timeout(MAX_MS), disconnected.signal]);
    try {
      const calls = { http: clientWithoutDatabase(this.config), signal, log: () => undefined };
      return JSON.stringify(await checkSource(definition, this.config, calls));
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new UnprocessableEntityException(
        `Its first page takes longer than ${MAX_MS / 1000} seconds. Use kasparro inspect on the host, which waits.`,
      );
    }
  }
}

/** @throws ProblemException */
function refuseHostOnly(definition: NamedDefinition, text: string, request: FastifyRequest): void {
  const refusal = onlyOnHost(definition);
  if (!refusal) return;
  const fault = yamlFault(text, refusal.keys, refusal.message);
  const errors = fieldErrorsOf([yamlFieldFault(WHOLE_BODY, fault)], request);
  throw new ProblemException('only_on_host', `Line ${fault.line}: ${fault.message}.`, { errors });
}
