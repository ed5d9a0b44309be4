import { registerHooks } from 'node:module';

/**
 * Empties the variables of each test file after its tests. Its module stays in the worker, and with it would stay whatever
 * they hold: a gigabyte of services, which the garbage collector would look through again and again.
 */
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const names = /\.(spec|test)\.ts$/.test(url) ? namesOf(String(loaded.source)) : [];
    if (!names.length) return loaded;
    return { ...loaded, source: `${loaded.source}\nafterAll(() => void (${names.join(' = ')} = undefined));` };
  },
});

const namesOf = (source) => [...source.matchAll(/^let (\w+)/gm)].map(([, name]) => name);
