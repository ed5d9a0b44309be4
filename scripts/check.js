// npm run check: all checks but the tests, as many at once as there are processors. The output of each comes when it has ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { text } from 'node:stream/consumers';

/** The longest first: it is what the others are done beside. */
const CHECKS = ['lint', 'types', 'imports', 'format', 'unused'];

async function check(name) {
  const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [[status], ...output] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  if (status === 0) return;
  process.stdout.write(`npm run ${name} failed:\n${output.join('')}\n`);
  process.exitCode = 1;
}

async function lane() {
  for (let name = CHECKS.shift(); name; name = CHECKS.shift()) await check(name);
}
await Promise.all(Array.from({ length: availableParallelism() }, lane));
