/** `node --import=./dist/src/source-maps.js`: stacks name lines of TypeScript. Of our own code alone: maps of packages take 15 MB. */
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
