import { z } from 'zod';
import { decimal, integer, number, text } from '../openapi/fields.js';
import { decimalsAsText } from './decimals-as-text.js';

const price = decimal(1.5, 'In dollars.');
const coin = z.strictObject({
  name: text('Bitcoin'),
  rank: integer(1),
  price,
  share: number(0.5),
  deep: z.strictObject({ supply: price }).nullable(),
  line: z.array(price),
  raw: z.unknown(),
});
const page = z.strictObject({
  data: z.array(coin),
  metadata: z.strictObject({ took_ms: number(1.5), limit: integer(1) }),
});

it('quotes every number that may have a fraction, digit for digit, and nothing else', () => {
  const json =
    '{"data":[{"name":"\\"price\\":1, \\"share\\": 2","rank":1,"price" : -0.10,"share":1E-7,"deep":{"supply":21000000},' +
    '"line":[1, 2.50 ,null,-3e+2],"raw":{"own":1.5}},{"name":"price","rank":2,"price":null,"share":0,"deep":null,"line":[]}],' +
    '"metadata":{"took_ms":1.5,"limit":1}}';
  expect(decimalsAsText(page)!(json)).toBe(
    '{"data":[{"name":"\\"price\\":1, \\"share\\": 2","rank":1,"price" : "-0.10","share":"1E-7","deep":{"supply":"21000000"},' +
      '"line":["1", "2.50" ,null,"-3e+2"],"raw":{"own":1.5}},{"name":"price","rank":2,"price":null,"share":"0","deep":null,"line":[]}],' +
      '"metadata":{"took_ms":1.5,"limit":1}}',
  );
});

it('leaves replies without amounts alone', () => {
  expect(decimalsAsText(z.strictObject({ seconds: number(1.5) }))).toBeUndefined();
});

it('refuses a name that is a decimal in one place and a whole number in another', () => {
  const reply = z.strictObject({ price, of: z.strictObject({ price: integer(1) }) });
  expect(() => decimalsAsText(reply)).toThrow('of.price is a whole number here and a decimal there.');
});
