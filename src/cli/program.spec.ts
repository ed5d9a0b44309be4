import { program } from './program.js';

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());

it.each([
  ['statos', 'Did you mean status?'],
  ['runs lst', 'Did you mean list?'],
  ['keys revok 3', 'Did you mean revoke?'],
  ['assets merg', 'Did you mean merge?'],
  ['runs --statos failed', 'Did you mean --status?'],
])('kasparro %s is refused with the nearest known word', async (line, hint) => {
  const call = program().parseAsync(line.split(' '), { from: 'user' });
  await expect(call).rejects.toThrow(hint);
});
