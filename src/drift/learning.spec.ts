import { compare } from './compare.js';
import { pathsWithout, withoutChanges } from './learning.js';
import { observeRecords } from './observe.js';
import { learnSchema, type Schema, structureKey } from './schema.js';
import { mergeShapes, type Shape } from './shape.js';

type Payload = Record<string, unknown>;
const seen = (count: number, payload: (index: number) => Payload): Shape =>
  observeRecords(
    Array.from({ length: count }, (_, index) => ({ externalId: String(index), payload: payload(index) })),
  );
const take = (known: Schema | null, shape: Shape, adds = false) =>
  learnSchema(known, shape, new Set(), { settled: true, adds });

it('adapts shares slowly, and keeps the size of a run', () => {
  const half = seen(100, (index) => ({ a: index % 2 ? null : 1 }));
  const none = seen(100, () => ({ a: 1 }));
  const schema = take(take(null, half), none);
  expect(schema).toMatchObject({
    records: 100,
    runs: 2,
    fields: { a: { present: 100, types: { null: 35 } } },
  });
});

it('never forgets that a field may be null or absent', () => {
  let schema = take(
    null,
    seen(100, (index) => (index ? { a: null } : {})),
  );
  for (let run = 0; run < 200; run++)
    schema = take(
      schema,
      seen(100, () => ({ a: 1 })),
    );
  const once = seen(100, (index) => (index > 1 ? { a: 1 } : index ? { a: null } : {}));
  expect(compare(schema, once, 'api')).toEqual([]);
});

it('adds up the lines of a file', () => {
  const lines = seen(100, () => ({ a: '1' }));
  expect(take(take(null, lines, true), lines, true)).toMatchObject({
    records: 200,
    fields: { a: { of: 200 } },
  });
});

it('weights a truncated run by its size', () => {
  const schema = take(
    take(
      null,
      seen(1000, () => ({ a: 1 })),
    ),
    seen(10, () => ({ a: 1 })),
  );
  expect(Math.round(schema.records)).toBe(1000);
});

it('creates a version for types and for whether a field may be null or absent, not for counts', () => {
  const one = take(
    null,
    seen(10, () => ({ a: 1, b: 'x' })),
  );
  expect(
    structureKey(
      take(
        one,
        seen(20, () => ({ b: 'y', a: 2 })),
      ),
    ),
  ).toBe(structureKey(one));
  expect(
    structureKey(
      take(
        one,
        seen(20, () => ({ a: null, b: 'y' })),
      ),
    ),
  ).not.toBe(structureKey(one));
});

it('notices which fields are missing from a whole partition', () => {
  const shapes = [{ shape: seen(30, () => ({ a: 1 })) }, { shape: seen(30, () => ({ a: 1, b: 1 })) }];
  expect([...pathsWithout(shapes, null)]).toEqual(['b']);
});

it('does not learn from refused records', () => {
  const schema = take(
    null,
    seen(100, () => ({ a: 1, b: 1, c: 1 })),
  );
  const now = seen(100, (index) => ({ a: index ? 1 : 'x', c: index ? 1 : null, d: { e: 1 } }));
  const changes = compare(schema, now, 'api');
  expect(changes.map(({ kind }) => kind).sort()).toEqual([
    'field_added',
    'field_gone',
    'newly_null',
    'type_changed',
  ]);
  expect(structureKey(take(schema, withoutChanges(now, changes)))).toBe(structureKey(schema));
});

it('merges two pages as if they had been one', () => {
  const row = (index: number): Payload =>
    index % 3 ? { a: index, o: { x: 1 } } : { o: null, late: index > 50 };
  const all = seen(100, row);
  const [first, second] = [seen(40, row), seen(60, (index) => row(index + 40))];
  const { records, fields } = mergeShapes(first, second);
  expect(records).toBe(100);
  const counts = (of: Shape['fields']) =>
    Object.fromEntries(
      Object.entries(of).map(([path, { present, of: could, types }]) => [path, { present, could, types }]),
    );
  expect(counts(fields)).toEqual(counts(all.fields));
});
