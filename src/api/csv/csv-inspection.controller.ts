import {
  Controller,
  Header,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  Query,
  Req,
  UnprocessableEntityException,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { RunError } from '../../domain/errors.js';
import { inspectFile } from '../../ingestion/inspection/inspector.js';
import { pathOf } from '../../sources/csv/files/file-path.js';
import { findFiles } from '../../sources/csv/files/files.js';
import { inMemoryFile } from '../../sources/csv/files/in-memory-file.js';
import { type FileContent, OpenFile } from '../../sources/csv/files/open.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { JSON_TYPE, type JsonText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { unprocessable } from '../field-faults.js';
import { validation } from '../validation.js';
import { InspectPath, InspectQuery, PROFILE } from './csv-inspection.dto.js';
import { CsvInspection } from './csv-inspection.reply.js';
import { isForm, readForm } from './csv-form.js';
import { profilesFor } from './profile-text.js';
import { isUpload, readUpload } from '../uploads.js';

/** Maximum number of rows to read: enough to encounter most problems in a file. */
const MAX_ROWS = 20_000;
const MAX_MS = 20_000;

@ApiTags('runs')
@Controller('csv')
export class CsvInspectionController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Post('inspect')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Inspect a CSV file',
    description:
      'Shows how a file would be read with the current settings, and the first rows as they would be stored. Send the name ' +
      'of a file in CSV_PATH, or the file itself as the body: `curl --data-binary @prices.csv -H "content-type: text/csv"`. ' +
      'Send a form with the fields `file` and `profile` to try a profile on the file; mistakes in the profile are reported ' +
      'with status 422 and their lines in `errors`. Stores nothing.',
  })
  @ApiBody({
    type: InspectPath,
    examples: {
      'a file of CSV_PATH': { value: { path: 'daily.csv' } },
      'with a profile': { value: { path: 'daily.csv', profile: PROFILE } },
    },
  })
  @ApiReply(CsvInspection, 'The inspection, even if the file cannot be read.')
  @ApiProblem(400, 401, 403, 404, 413, 415, 422, 429, 503)
  async inspectFile(
    @Query() { name }: InspectQuery,
    @Req() { body, headers }: FastifyRequest,
  ): Promise<JsonText<CsvInspection>> {
    if (isUpload(body)) {
      const { CSV_UPLOAD_MAX_BYTES: maxBytes } = this.config;
      const advice = `The file is larger than ${maxBytes} bytes (CSV_UPLOAD_MAX_BYTES). Send its beginning, name its path, or run kasparro inspect on the host.`;
      const bytes = await readUpload(body, maxBytes, advice);
      const type = headers['content-type'];
      const sent = isForm(type) ? await readForm(bytes, type!) : { file: bytes, name: 'upload.csv' };
      return this.inspect(inMemoryFile(sent.file), name ?? sent.name, sent.profile);
    }
    if (name !== undefined)
      throw unprocessable('name', 'only applies to uploads: a path is already a name', { in: 'query' });
    const given = { type: 'body', metatype: InspectPath } as const;
    const { path, profile } = (await validation.transform(body, given)) as InspectPath;
    const file = await this.open(path);
    try {
      return await this.inspect(file, path, profile);
    } finally {
      await file.close();
    }
  }

  /** Finds a file among those that the source would read itself; everything else on this machine is off limits. */
  private async open(key: string): Promise<OpenFile> {
    try {
      const files = await findFiles(this.config.CSV_PATH);
      if (!files.some((file) => file.key === key))
        throw new NotFoundException(`CSV_PATH has no file ${JSON.stringify(key.slice(0, 200))}.`);
      return await OpenFile.open(await pathOf(this.config.CSV_PATH, key));
    } catch (error) {
      if (error instanceof RunError) throw unprocessable('path', error.message);
      throw error;
    }
  }

  private async inspect(file: FileContent, name: string, profile?: string): Promise<JsonText<CsvInspection>> {
    const profiles = profile === undefined ? undefined : profilesFor(name, profile);
    const signal = AbortSignal.timeout(MAX_MS);
    try {
      const task = { name, config: this.config, signal, maxRows: MAX_ROWS, profiles };
      return JSON.stringify(await inspectFile(file, task));
    } catch (error) {
      if (error !== signal.reason) throw error;
      throw new UnprocessableEntityException(
        `The start of the file takes longer than ${MAX_MS / 1000} seconds to read. Use make inspect, which waits.`,
      );
    }
  }
}
