import { isKeyName } from './key-name.js';

it.each(['ops', 'a', 'CI of Müller', 'ops@example.com', 'a'.repeat(80), 'administrator'])(
  'a key may be called %p',
  (name) => expect(isKeyName(name)).toBe(true),
);

it.each([
  '',
  ' ',
  'ops ',
  ' ops',
  'a'.repeat(81),
  'a\nb',
  'a\u202eb',
  'admin',
  'Admin',
  'admin ',
  'ａｄｍｉｎ',
  'make  key',
  'FILE',
  7,
])(
  'no key may be called %p, which is empty, looks like another name or could be mistaken for one of ours',
  (name) => expect(isKeyName(name)).toBe(false),
);
