import { parseArguments } from './arguments.js';

const syntax = { usage: 'usage: restore FILE [--force]', flags: ['force'], operands: 1 };

describe('a command line', () => {
  it('accepts flags and operands in any order', () => {
    for (const given of [
      ['a.tar.gz', '--force'],
      ['--force', 'a.tar.gz'],
    ])
      expect(parseArguments(given, syntax)).toEqual({ flags: new Set(['force']), operands: ['a.tar.gz'] });
  });

  it('treats an empty operand, as make passes it for an unset variable, as absent', () => {
    expect(parseArguments([''], syntax)).toEqual({ flags: new Set(), operands: [undefined] });
  });

  it('treats whatever follows -- as an operand', () => {
    expect(parseArguments(['--', '--force'], syntax)).toEqual({ flags: new Set(), operands: ['--force'] });
  });

  it.each([
    [['--frce'], 'unknown option --frce'],
    [['-f'], 'unknown option -f'],
    [['--force=no'], 'unknown option --force=no'],
    [['a', 'b'], 'unexpected argument b'],
    [['a', ''], "unexpected argument ''"],
  ])('%j is refused with the usage', (given, problem) => {
    expect(() => parseArguments(given, syntax)).toThrow(`${problem}\n${syntax.usage}`);
  });
});
