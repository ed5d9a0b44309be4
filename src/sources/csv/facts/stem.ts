import { basename } from 'node:path/posix';

/** Boundaries between Latin letters and another script, which need no blank in some languages: `BTC_USD历史数据`. */
const SCRIPTS =
  /(?<=[A-Za-z\d])(?=[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}\p{sc=Hira}\p{sc=Cyrl}])|(?<=[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}\p{sc=Hira}\p{sc=Cyrl}])(?=[A-Za-z\d])/gu;

/** The name without folder, extensions, and suffixes of repeated downloads: ` (1)`, ` - Copy`. */
export function stemOf(file: string): string {
  return basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.(?:csv|tsv|tab|psv|txt)$/i, '')
    .replace(/(?:\s*\(\d{1,3}\)|[ _-]+copy(?: \d{1,3})?)+$/i, '')
    .replaceAll(SCRIPTS, ' ')
    .trim();
}
