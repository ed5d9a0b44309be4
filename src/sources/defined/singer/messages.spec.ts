import { parseTapMessage } from './messages.js';

const parse = (line: string) => parseTapMessage(line, 1, (text) => text);
const record = (text: string) => parse(`{"type": "RECORD", "stream": "s", "record": ${text} }`);

it('keeps the text of a record as the tap wrote it', () => {
  const text = String.raw`{ "b": 1.50, "10": "\u0041\/", "2": 1 }`;
  expect(record(text)).toMatchObject({ text, record: { 2: 1, 10: 'A/' } });
});

it('reports repeated names in a record', () => {
  expect(record('{"a":1,"a":2,"b":[{"c":1,"c":2}]}')).toMatchObject({
    text: '{"a":1,"a":2,"b":[{"c":1,"c":2}]}',
    reasons: [
      { path: 'a', code: 'duplicate_key' },
      { path: 'b.0.c', code: 'duplicate_key' },
    ],
  });
});
