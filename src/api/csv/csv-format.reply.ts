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
        'Confidence of the detection, from 0 to 1; null if a byte order mark or CSV_ENCODING determines the encoding.',
      ).nullable(),
      gzip: flag(false),
    })
    .meta({ description: 'How the text of a file is encoded.' }),
);

const CsvColumn = component(
  'CsvColumn',
  z
    .strictObject({
      name: text('Price (EUR)', 'The name of the column in the header.'),
      role: text('price', 'The field that the column contains; null if the column is ignored.').nullable(),
      note: text('the row is dated by "Date"', 'Why a column that looks relevant is ignored.').nullable(),
    })
    .meta({ description: 'A column in a file.' }),
);

const CsvRule = component(
  'CsvRule',
  z
    .strictObject({
      rule: oneOf(['decimal', 'date_order', 'time_zone', 'serial_dates'], 'decimal'),
      value: text(','),
      by: text(
        'file',
        'What determines the rule: `file`, or `configuration` if the file contains no evidence.',
      ),
      evidence: oneOf(
        ['none', 'ambiguous', 'proven', 'contradictory'],
        'proven',
        'What the first 256 KB of the file show: that no value depends on the rule, that some do but prove nothing, that ' +
          'some prove it, or that values contradict each other. Null if unknown.',
      ).nullable(),
      why: text('"93.429,50" is a number with a decimal "," only'),
    })
    .meta({ description: 'A rule for ambiguous values.' }),
);

export const CsvFormat = component(
  'CsvFormat',
  z
    .strictObject({
      kind: oneOf(['quote', 'candle'], 'quote', 'What the rows contain.'),
      layout: z
        .strictObject({
          by: oneOf(['profile', 'preset', 'detection'], 'detection'),
          name: text('yahoo', 'The name of the profile or preset.').nullable(),
        })
        .meta({ description: 'How the columns were recognised.' }),
      dialect: anyObject({ delimiter: ';', trailing_delimiter: false }, 'How lines are split into fields.'),
      columns: z.array(CsvColumn),
      constants: z.record(z.string(), z.string()).meta({
        description: 'Values that apply to every row because no column contains them.',
        example: { symbol: 'BTC' },
      }),
      notes: z.array(z.string()).meta({
        description: 'How other ambiguities were resolved.',
        example: ['the interval is 1d: dates have no time of day'],
      }),
      currency: z
        .strictObject({
          code: text('EUR'),
          by: text('header', '`column`, `header`, `profile`, `preset`, `detection` or `configuration`.'),
          why: text('column "Price (EUR)" names it'),
        })
        .meta({ description: 'The currency of amounts for which the file names no other currency.' }),
      rules: z.array(CsvRule),
    })
    .meta({ description: 'How a file is read, with the evidence for it.' }),
);
