import { readFileSync } from 'node:fs';
import { CONFIG_KEYS, parseConfig } from './config.js';

const lines = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm);
const example = Object.fromEntries([...lines].map(([, key, value]) => [key!, value!]));

describe('.env.example', () => {
  it('names every key that the configuration knows, and no other', () => {
    expect(Object.keys(example).sort()).toEqual([...CONFIG_KEYS].sort());
  });

  it('gives each key its default', () => {
    expect(parseConfig(example)).toEqual(parseConfig({}));
  });

  it('holds no secret', () => {
    for (const key of ['API_KEY', 'COINPAPRIKA_API_KEY', 'ADMIN_API_KEY', 'DATABASE_URL'])
      expect(example[key]).toBe('');
  });
});
