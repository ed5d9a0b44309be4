import { Output } from './output.js';
import { table } from './table.js';

const { isTTY, columns } = process.stdout;
afterEach(() => Object.assign(process.stdout, { isTTY, columns }));

it.each([
  [12, 'a coin with…\n'],
  [0, 'a coin with a long name\n'],
])('cuts lines to a terminal of %i columns, where 0 means that the width is unknown', (width, shown) => {
  Object.assign(process.stdout, { isTTY: true, columns: width });
  const { screen } = new Output(false);
  const name = [{ title: '', cell: (text: string) => text }];
  const lines = table(['a coin with a long name'], name, { ...screen, paint: (_, text) => text });
  expect(lines.split('\n').at(-2) + '\n').toBe(shown);
});
