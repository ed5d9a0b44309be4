import { registerHooks } from 'node:module';

/**
 * Empties the variables of each test file after its tests. Its module stays in the worker, and with it would stay whatever
 * they hold: a gigabyte of services, which the garbage collector would look through again and again.
 */
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!/\.(spec|test)\.ts$/.test(url)) return loaded;
    const source = /** @type {string} */ (loaded.source);
    const names = [...source.matchAll(/^let (\w+)/gm)].map(([, name]) => name);
    if (!names.length) return loaded;
    const release = `afterAll(() => void (${names.join(' = ')} = undefined));`;
    return { ...loaded, source: `${source}\n${release}` };
  },
});
