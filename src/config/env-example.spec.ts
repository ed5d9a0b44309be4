import { readFileSync } from 'node:fs';
import { CONFIG_KEYS, parseConfig } from './config.js';

const lines = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm);
const example = Object.fromEntries([...lines].map(([, key, value]) => [key!, value!]));

describe('.env.example', () => {
  it('lists exactly the keys of the configuration', () => {
    expect(Object.keys(example).sort()).toEqual([...CONFIG_KEYS].sort());
  });

  it('shows the default of each key', () => {
    expect(parseConfig(example)).toEqual(parseConfig({}));
  });

  it('contains no secret', () => {
    for (const key of ['API_KEY', 'COINPAPRIKA_API_KEY', 'ADMIN_API_KEY', 'KASPARRO_KEY', 'DATABASE_URL'])
      expect(example[key]).toBe('');
  });
});
