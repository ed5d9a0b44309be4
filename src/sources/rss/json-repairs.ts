import { placeIn } from './xml-faults.js';

/** The start of a JSON document wrapped in a function call (JSONP). */
const CALL = /^(?:\/\*\*\/)?\s*[\w$.]{1,100}\s*\(\s*(?=\{)/;
/** A token of a JSON document that may need repair or that opens or closes a level. */
const TOKEN =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|[{}[\]]|,|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|-?(?:NaN|Infinity)\b|undefined\b/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-f]{4})|\\([\s\S])|[\0-\x1f]/gi; // oxlint-disable-line no-control-regex
/** Without the lookbehind, each character of a run of blanks would be tried as its start, in quadratic time. */
const END_OF_CALL = /(?:\)|(?<![\s;]))[\s;]*$/;
const MAX_REPORTED = 10;

export interface RepairedJson {
  text: string;
  /** What was repaired, and where. */
  faults: string[];
}

/** The JSON object in a text that may wrap it in a function call; undefined if the text is not JSON. */
export function unwrapJson(text: string): string | undefined {
  if (text.startsWith('{')) return text;
  const call = CALL.exec(text)?.[0];
  return call === undefined ? undefined : text.slice(call.length).replace(END_OF_CALL, '');
}

/**
 * Repairs what programs that write JSON by hand get wrong: commas before a closing bracket, comments, `NaN`, control characters
 * and unknown escapes in strings, text after the document, and truncation, which loses the last item.
 * @returns null if no complete item can be found
 */
export function repairJson(text: string): RepairedJson | null {
  const faults: string[] = [];
  const parts: string[] = [];
  const open: string[] = [];
  const fault = (what: string, index: number) => {
    if (faults.length < MAX_REPORTED) faults.push(`${what} ${placeIn(text, index)}`);
  };
  let from = 0;
  let wholeItems: number | null = null;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    const replace = (value: string, what: string) => {
      fault(what, index);
      parts.push(text.slice(from, index), value);
      from = end;
    };
    if (token.startsWith('"')) {
      const string = repairString(token);
      if (string !== token) replace(string, 'a string contains characters that JSON does not allow');
    } else if (token === ',') {
      if (/^\s*[}\]]/.test(text.slice(end, end + 1000))) replace('', 'a trailing comma');
    } else if (token.startsWith('/')) replace(' ', 'it contains a comment');
    else if (/^[{[]$/.test(token)) open.push(token);
    else if (/^[}\]]$/.test(token)) {
      open.pop();
      parts.push(text.slice(from, end));
      from = end;
      if (open.length === 2 && open[1] === '[') wholeItems = parts.length;
      if (open.length) continue;
      if (text.slice(end).trim()) fault('something follows the end of the feed', end);
      return { text: parts.join(''), faults };
    } else replace('null', `${token} is not valid JSON`);
  }
  if (wholeItems === null) return null;
  fault('it is truncated', text.length);
  return { text: `${parts.slice(0, wholeItems).join('')}]}`, faults };
}

function repairString(string: string): string {
  return string.replace(ESCAPE, (all, unknown: string | undefined) => {
    if (unknown !== undefined) return unknown === "'" ? "'" : `\\\\${unknown}`;
    return all.startsWith('\\') ? all : JSON.stringify(all).slice(1, -1);
  });
}
