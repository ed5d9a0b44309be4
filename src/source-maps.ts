/**
 * `node --import=./dist/src/source-maps.js` makes stack traces refer to TypeScript. Only for our own code, because maps
 * of packages take 15 MB.
 */
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
