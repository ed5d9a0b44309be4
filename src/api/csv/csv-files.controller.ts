import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type CsvCursor, cursorSchema } from '../../sources/csv/pages/cursor.js';
import { describeReading } from '../../sources/csv/pages/description.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { countsOf } from '../openapi/counted-page.js';
import { CsvFilesQuery, FILE_STATES } from './csv-files.dto.js';
import { CsvFilePage, type CsvFileReply } from './csv-files.reply.js';
import { CsvFilesRepository, type KnownFile } from './csv-files.repository.js';

@ApiTags('runs')
@Controller('sources/csv/files')
export class CsvFilesController {
  constructor(private readonly files: CsvFilesRepository) {}

  @Get()
  @ApiOperation({
    summary: 'List CSV files',
    description:
      'How each file was read, and how much of it. `POST /csv/inspect` shows the same for a file before it is loaded.',
  })
  @ApiList(CsvFilePage, 'A page of files.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listCsvFiles(@Query() query: CsvFilesQuery, @Req() request: FastifyRequest): Promise<CsvFilePage> {
    const { limit } = query;
    const [found, counts] = await Promise.all([
      this.files.list(query, limit + 1),
      this.files.countByState(query),
    ]);
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? page.at(-1)!.id : null;
    const counted = countsOf(FILE_STATES, counts, query.state);
    return { data: page.map(view), metadata: { request_id: request.id, limit, next_cursor, ...counted } };
  }
}

function view(file: KnownFile): CsvFileReply {
  const { path, state, errorCode, errorMessage, rejected, firstReadAt, lastReadAt, runId } = file;
  const hasError = (state === 'failed' || state === 'ignored') && errorCode !== null;
  return {
    ...{ path, state },
    error: hasError ? { code: errorCode, message: errorMessage ?? '' } : null,
    ...readingOf(cursorSchema.safeParse(file.cursor).data),
    rejected,
    first_read_at: firstReadAt?.toISOString() ?? null,
    last_read_at: lastReadAt.toISOString(),
    run_id: Number(runId),
  };
}

type Reading = Pick<
  CsvFileReply,
  'generation' | 'size' | 'lines' | 'rows' | 'ignored_lines' | 'encoding' | 'format'
>;

function readingOf(cursor: CsvCursor | undefined): Reading {
  if (!cursor) {
    const none = { generation: null, size: null, lines: null, rows: null, ignored_lines: null };
    return { ...none, encoding: null, format: null };
  }
  const { generation, stamp, line, rows, rowLines, tail = { rows: 0, lines: 0 }, columns, format } = cursor;
  const { encoding: name, encodingConfidence: confidence = null, gzip } = format;
  return {
    generation,
    size: stamp.size,
    lines: line - 1 + tail.lines,
    rows: rows === undefined ? null : rows + tail.rows,
    ignored_lines: rowLines === undefined ? null : line - 1 - rowLines,
    encoding: { name, confidence, gzip },
    format: describeReading({ columns, format }),
  };
}
