import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, integer, momentOrNull, moment, oneOf, text } from '../openapi/fields.js';
import { countedPageOf } from '../openapi/counted-page.js';
import { FILE_STATES } from './csv-files.dto.js';
import { CsvEncoding, CsvFormat } from './csv-format.reply.js';

export const CsvFileReply = component(
  'CsvFile',
  z
    .strictObject({
      path: text('prices.csv', 'The path below CSV_PATH, which is also the name of the partition.'),
      state: oneOf(
        FILE_STATES,
        'read',
        '`read`: to its end; `waiting`: for the end of its last line; `reading`: now; `pending`: the next run reads or ' +
          'continues it; `ignored`: it is not a table; `failed`; `removed`: from CSV_PATH.',
      ),
      error: z
        .strictObject({
          code: text('missing_column'),
          message: text('the header lacks a column for the price'),
        })
        .nullable()
        .meta({ description: 'Why the file failed or is ignored.' }),
      generation: text(
        '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e',
        'Identifies the current reading from the start of the file. A rewritten file gets a new one.',
      ).nullable(),
      size: count(1234, 'Size in bytes when it was last read.').nullable(),
      lines: count(1002, 'Number of lines read.').nullable(),
      rows: count(1000, 'Number of rows read.').nullable(),
      ignored_lines: count(2, 'Number of lines that are not rows: header, preamble, blank lines.').nullable(),
      rejected: count(1, 'Number of open rejections from this generation.'),
      encoding: CsvEncoding.nullable(),
      format: CsvFormat.nullable().meta({
        description: 'How the file is read; null if no header has been recognised yet.',
      }),
      first_read_at: momentOrNull('When this generation was started.', '2026-01-31T12:00:00.000Z'),
      last_read_at: moment('When the file was last read.', '2026-01-31T12:00:05.000Z'),
      run_id: integer(7, 'The run that last read the file.'),
    })
    .meta({ description: 'A file, and how it was read.' }),
);
export type CsvFileReply = z.infer<typeof CsvFileReply>;

export const CsvFilePage = countedPageOf('CsvFilePage', CsvFileReply, FILE_STATES);
export type CsvFilePage = z.infer<typeof CsvFilePage>;
