/** Decimals stay text from the API to the screen, so that no digit is lost in a double. */

interface Parts {
  sign: string;
  whole: string;
  fraction: string;
}

function parts(text: string): Parts {
  const [, sign = '', whole = '0', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (!exponent) return { sign, whole, fraction };
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const at = Math.max(point, 1);
  return { sign, whole: padded.slice(0, at).replace(/^0+(?=\d)/, ''), fraction: padded.slice(at) };
}

const group = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** Formats a decimal with all digits, grouped. */
export function exact(text: string): string {
  const { sign, whole, fraction } = parts(text);
  return sign + group(whole) + (fraction && `.${fraction}`);
}

/** Rounds to a number of decimals, half away from zero. */
export function round(text: string, places: number): string {
  const { sign, whole, fraction } = parts(text);
  if (fraction.length <= places)
    return text.includes('e') ? sign + whole + (fraction && `.${fraction}`) : text;
  const kept = BigInt(whole + fraction.slice(0, places));
  const rounded = String(kept + (fraction[places]! >= '5' ? 1n : 0n)).padStart(places + 1, '0');
  const at = rounded.length - places;
  const isZero = /^0+$/.test(rounded);
  return (isZero ? '' : sign) + rounded.slice(0, at) + (places ? `.${rounded.slice(at)}` : '');
}

/** Formats a price with as many decimals as its size requires: 63,970.65, but 0.00001234. */
export function price(text: string): string {
  const { whole, fraction } = parts(text);
  if (whole !== '0') return exact(round(text, whole.length > 3 ? 2 : 4));
  const zeros = /^0*/.exec(fraction)![0].length;
  return exact(round(text, Math.min(fraction.length, zeros + 4)));
}

const UNITS = ['', ' K', ' M', ' B', ' T'];

/** Shortens large amounts: 1.26 T for 1,260,000,000,000. */
export function compact(text: string): string {
  const { sign, whole } = parts(text);
  const unit = Math.min(Math.floor((whole.length - 1) / 3), UNITS.length - 1);
  if (unit === 0) return exact(round(text, 2));
  const at = whole.length - unit * 3;
  return sign + exact(round(`${whole.slice(0, at)}.${whole.slice(at)}`, 2)) + UNITS[unit]!;
}
