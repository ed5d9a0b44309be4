import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { Cell } from './ecb-day.js';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  removeNSPrefix: true,
  processEntities: false,
  maxNestedTags: 20,
  isArray: (name) => name === 'Cube',
});

const document = z.object({
  Envelope: z.object({
    Cube: z.tuple([
      z.object({
        Cube: z.tuple([
          z.object({
            time: z.iso.date(),
            Cube: z
              .array(z.object({ currency: z.string().optional(), rate: z.string().optional() }))
              .min(1)
              .refine((cubes) => cubes.some(({ currency, rate }) => currency && rate)),
          }),
        ]),
      }),
    ]),
  }),
});

export interface DailyFile {
  day: string;
  cells: Cell[];
}

/**
 * Reads `eurofxref-daily.xml`.
 * @throws Error if it is something else
 */
export function readDaily(body: Buffer): DailyFile {
  const xml = body.toString('utf8').replace(/^\ufeff/, '');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    throw new Error('it has a document type, which the ECB does not send');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`${valid.err.msg} (line ${valid.err.line})`);
  const { data } = document.safeParse(parser.parse(xml));
  if (!data)
    throw new Error('expected <Cube time="…"> with a <Cube currency="…" rate="…"> for each currency');
  const { time, Cube } = data.Envelope.Cube[0].Cube[0];
  return { day: time, cells: Cube.map(({ currency, rate }) => [currency, rate]) };
}
