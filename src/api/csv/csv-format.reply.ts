import { z } from 'zod';
import { component } from '../openapi/component.js';
import { anyObject, flag, number, oneOf, text } from '../openapi/fields.js';

export const CsvEncoding = component(
  'CsvEncoding',
  z
    .strictObject({
      name: text('utf-8'),
      confidence: number(
        1,
        'From 0 to 1 if it was detected; null if a byte order mark or CSV_ENCODING states it.',
      ).nullable(),
      gzip: flag(false),
    })
    .meta({ description: 'How the text of a file is encoded.' }),
);

const CsvColumn = component(
  'CsvColumn',
  z
    .strictObject({
      name: text('Price (EUR)', 'As the header has it.'),
      role: text('price', 'What it contains; null if it is ignored.').nullable(),
      note: text(
        'the row is dated by "Date"',
        'Why a column is ignored that looks as if it were needed.',
      ).nullable(),
    })
    .meta({ description: 'A column of a file.' }),
);

const CsvRule = component(
  'CsvRule',
  z
    .strictObject({
      rule: oneOf(['decimal', 'date_order', 'time_zone', 'serial_dates'], 'decimal'),
      value: text(','),
      by: text('file', 'What decides: `file`, or `configuration`, where the file proves nothing.'),
      evidence: oneOf(
        ['none', 'ambiguous', 'proven', 'contradictory'],
        'proven',
        'What the values of the first 256 KB show: no value depends on the rule, some do and none proves it, some prove it, ' +
          'or they contradict each other. Null if unknown.',
      ).nullable(),
      why: text('"93.429,50" is a number with a decimal "," only'),
    })
    .meta({ description: 'A rule for values that can be read in several ways.' }),
);

export const CsvFormat = component(
  'CsvFormat',
  z
    .strictObject({
      kind: oneOf(['quote', 'candle'], 'quote', 'What its rows are.'),
      layout: z
        .strictObject({
          by: oneOf(['profile', 'preset', 'detection'], 'detection'),
          name: text('yahoo', 'Of the profile or preset.').nullable(),
        })
        .meta({ description: 'How its columns were recognized.' }),
      dialect: anyObject({ delimiter: ';', trailing_delimiter: false }, 'How lines are divided into fields.'),
      columns: z.array(CsvColumn),
      constants: z.record(z.string(), z.string()).meta({
        description: 'What holds for every row and is in no column.',
        example: { symbol: 'BTC' },
      }),
      notes: z.array(z.string()).meta({
        description: 'How else what was ambiguous was settled.',
        example: ['the interval is 1d: dates have no time of day'],
      }),
      currency: z
        .strictObject({
          code: text('EUR'),
          by: text('header', '`column`, `header`, `profile`, `preset`, `detection` or `configuration`.'),
          why: text('column "Price (EUR)" names it'),
        })
        .meta({ description: 'Of amounts that do not state another one.' }),
      rules: z.array(CsvRule),
    })
    .meta({ description: 'How a file is read: what was detected, and what decided.' }),
);
