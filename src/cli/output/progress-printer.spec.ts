import { ProgressPrinter } from './progress-printer.js';

describe('progress', () => {
  const printed = (isTTY: boolean, env: Record<string, string>, columns?: number) => {
    let text = '';
    const write = (more: string) => Boolean((text += more));
    const printer = new ProgressPrinter({ write, isTTY, columns }, env);
    for (const step of ['one', 'two', 'three']) printer.update(step);
    printer.print('the end');
    return text;
  };

  it('updates one line of a terminal, no wider than the terminal', () => {
    const clear = '\r\x1b[K';
    expect(printed(true, {})).toBe(`${clear}one${clear}two${clear}three${clear}the end\n`);
    expect(printed(true, {}, 0)).toBe(printed(true, {}));
    expect(printed(true, {}, 4)).toBe(`${clear}one${clear}two${clear}thr${clear}the end\n`);
  });

  it.each<[string, boolean, Record<string, string>]>([
    ['no terminal', false, {}],
    ['CI', true, { CI: 'true' }],
    ['NO_COLOR', true, { NO_COLOR: '1' }],
    ['a dumb terminal', true, { TERM: 'dumb' }],
  ])('writes occasional plain lines on %s', (_, isTTY, env) => {
    expect(printed(isTTY, env)).toBe('one\nthe end\n');
  });
});
