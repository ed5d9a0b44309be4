import { AR } from './languages/ar.js';
import { CS } from './languages/cs.js';
import { DA } from './languages/da.js';
import { EL } from './languages/el.js';
import { FI } from './languages/fi.js';
import { FR } from './languages/fr.js';
import { HE } from './languages/he.js';
import { HU } from './languages/hu.js';
import { ID } from './languages/id.js';
import { JA } from './languages/ja.js';
import { KO } from './languages/ko.js';
import { NL } from './languages/nl.js';
import { PL } from './languages/pl.js';
import { PT } from './languages/pt.js';
import { RO } from './languages/ro.js';
import { RU } from './languages/ru.js';
import { SV } from './languages/sv.js';
import { TH } from './languages/th.js';
import { TR } from './languages/tr.js';
import { UK } from './languages/uk.js';
import { VI } from './languages/vi.js';
import { ZH } from './languages/zh.js';
import type { ColumnNames } from './fields.js';

/** Names of columns in other languages. */
export const LANGUAGES: readonly ColumnNames[] = [
  AR,
  CS,
  DA,
  EL,
  FI,
  FR,
  HE,
  HU,
  ID,
  JA,
  KO,
  NL,
  PL,
  PT,
  RO,
  RU,
  SV,
  TH,
  TR,
  UK,
  VI,
  ZH,
];
