import { registerHooks } from 'node:module';

// Jest maps `.js` to `.ts` for tests, but not for what runs before them.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});

/** Bundles the programs that tests run, and starts one PostgreSQL for all. It and its folder go with this process, however that ends. */
export default async function globalSetup(): Promise<void> {
  const { CHROMIUM } = await import('./browser.js');
  if (!CHROMIUM)
    console.warn(
      'No Chromium was found: the console is not tested in a browser. Try apt-get install chromium',
    );
  const { startTestPostgres } = await import('./postgres.js');
  const { bundlePrograms } = await import('./bundle.js');
  const [programs] = await Promise.all([bundlePrograms(), startTestPostgres()]);
  process.env.TEST_PROGRAMS = programs;
  const { fillCompileCache } = await import('./child.js');
  await fillCompileCache();
}
