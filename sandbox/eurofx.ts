import type { Clock } from './clock.js';
import { CODES, daysUntil, rateOn } from './eurofx-rates.js';
import type { Upstream } from './reply.js';
import { zip } from './zip.js';

export const EUROFX_PATH = '/stats/eurofxref';

/** The European Central Bank's reference rates: the newest day as XML, and all days as a CSV in a zip archive. */
export function eurofx(clock: Clock, since = '1999-01-04'): Upstream {
  const packed = new Map<string, Buffer>();
  return ({ path }) => {
    const days = path.startsWith(`${EUROFX_PATH}/`) ? daysUntil(clock.at(clock.tick), since) : [];
    const newest = days[0];
    if (!newest) return null;
    if (path === `${EUROFX_PATH}/eurofxref-daily.xml`)
      return { status: 200, headers: { 'content-type': 'text/xml' }, body: daily(newest) };
    if (path !== `${EUROFX_PATH}/eurofxref-hist.zip`) return null;
    if (!packed.has(newest)) packed.clear();
    const body = packed.get(newest) ?? zip({ 'eurofxref-hist.csv': history(days) });
    packed.set(newest, body);
    return { status: 200, headers: { 'content-type': 'application/zip' }, body };
  };
}

function daily(day: string): string {
  const rates = CODES.flatMap((code) => {
    const rate = rateOn(day, code);
    return rate === null ? [] : `\t\t\t<Cube currency='${code}' rate='${rate}'/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
\t\t<Cube time='${day}'>
${rates.join('')}\t\t</Cube>
\t</Cube>
</gesmes:Envelope>
`;
}

/** A comma ends each line, as in the real file. */
function history(days: readonly string[]): string {
  const line = (cells: readonly string[]) => `${cells.join(',')},\n`;
  const rows = days.map((day) => line([day, ...CODES.map((code) => rateOn(day, code) ?? 'N/A')]));
  return line(['Date', ...CODES]) + rows.join('');
}
