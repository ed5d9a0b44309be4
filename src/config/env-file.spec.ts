import { parseEnvFile } from './env-file.js';

const read = (text: string | Buffer) => parseEnvFile(Buffer.from(text), '.env');

describe('parseEnvFile', () => {
  it.each([
    ['a byte order mark', '\uFEFFDATABASE_URL=a\nPORT=1', { DATABASE_URL: 'a', PORT: '1' }],
    ['line breaks of Windows', 'PORT=1\r\nHOST=x\r\n', { PORT: '1', HOST: 'x' }],
    ['line breaks of old Macs', 'PORT=1\rHOST=x', { PORT: '1', HOST: 'x' }],
    ['export, blanks and comments', ' export PORT = 1 # one\n\n# PORT=2\n', { PORT: '1' }],
    ['quotes', `A="x y" # c\nB='a#b'\nC=it's`, { A: 'x y', B: 'a#b', C: `it's` }],
    ['a value of several lines', 'A="x\ny: #z\nB=c#d"\nB=2', { A: 'x\ny: #z\nB=c#d', B: '2' }],
    [
      '# in a value',
      `ADMIN_API_KEY=abc#def\nU=p://u:it's#1@h # c\nD=#none`,
      { ADMIN_API_KEY: 'abc#def', U: `p://u:it's#1@h`, D: '' },
    ],
    ['a name that is set twice', 'A=1\nA=2', { A: '2' }],
    ['dollars and backslashes', 'A=pa$$w${B}\\n#', { A: 'pa$$w${B}\\n#' }],
    ['cron expressions', 'S=*/5 * * * *\nT="0 3 * * *"', { S: '*/5 * * * *', T: '0 3 * * *' }],
    ['empty values', 'A=\nB=2', { A: '', B: '2' }],
    ['nothing', '', {}],
  ])('reads %s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['PORT=1\nSECRET: hunter2', '.env, line 2: expected NAME=value, or a comment that begins with #'],
    ['A="x\ny"\n; PORT=1', '.env, line 3: expected NAME=value, or a comment that begins with #'],
    [
      Buffer.from('\uFEFFPORT=1', 'utf16le'),
      '.env: expected UTF-8, got what looks like UTF-16: save the file as UTF-8',
    ],
  ])('refuses a line that would have no effect: %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
