import { z } from 'zod';
import './plain-issues.js';
import { parseJson } from './json.js';

it.each([
  [z.string(), null, 'expected text, got null'],
  [z.string(), undefined, 'expected text, got nothing'],
  [z.string(), parseJson('1.10'), 'expected text, got a number'],
  [z.number(), '7', 'expected a number, got text'],
  [z.int(), 1.5, 'expected a whole number, got a number'],
  [z.array(z.string()), {}, 'expected a list, got an object'],
  [z.object({}), [], 'expected an object, got a list'],
  [z.boolean(), 'yes', 'expected true or false, got text'],
  [z.string().min(1), '', 'expected at least 1 character'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'expected at most 2 entries'],
  [z.int().min(5), 4, 'expected at least 5'],
  [z.number().positive(), 0, 'expected more than 0'],
  [z.number().lt(5), 5, 'expected less than 5'],
  [z.union([z.string(), z.array(z.string())]), 5, 'expected a value of another form, got a number'],
  [z.enum(['page', 'offset']), 'pages', 'expected one of page, offset'],
  [z.literal('csv'), 'json', 'expected csv'],
  [z.iso.datetime(), 'yesterday', 'expected a date such as 2026-01-31T12:00:00Z'],
  [z.strictObject({}), { a: 1 }, 'there is no such key: a'],
])('a message is a sentence, without the value (%#)', (schema: z.ZodType, value, message) => {
  expect(schema.safeParse(value).error!.issues[0]!.message).toBe(message);
});
