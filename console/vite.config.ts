import { defineConfig } from 'vite';

/** Its pages are served at `/` and below `/console/` by the service itself, from dist/console. */
export default defineConfig(({ command }) => {
  // A build where NODE_ENV is something else, as in tests, would contain React's slow development version.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: `${import.meta.dirname}/src`,
    base: '/console/',
    logLevel: 'warn',
    build: {
      outDir: `${import.meta.dirname}/../dist/console`,
      emptyOutDir: true,
      // Not the default, assets: those of the market have that address.
      assetsDir: 'files',
      // Strict CSP: nothing inline.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Packages mark files with "use client", which means nothing here.
        onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
      },
    },
    // For work on it: `make demo` beside `npx vite --config console/vite.config.ts`, at http://localhost:5173/console/.
    server: { proxy: { '^/(?!console/|@|src/|node_modules/)': 'http://localhost:3000' } },
  };
});
