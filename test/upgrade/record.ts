import { appendFileSync } from 'node:fs';
import { Client } from 'pg';

// As a setup file of Jest: notes every statement that the code under src, or the queue, sends. See docs/operations.md.
const file = process.env.STATEMENTS_FILE;
// oxlint-disable-next-line typescript/unbound-method -- it is called on the client that it was called on
const send = Client.prototype.query as (this: Client, ...given: unknown[]) => unknown;
Error.stackTraceLimit = 60;

if (file)
  Object.assign(Client.prototype, {
    query(this: Client, ...given: unknown[]): unknown {
      const first = given[0] as string | { text?: string };
      const statement = typeof first === 'string' ? first : first.text;
      const stack = new Error().stack ?? '';
      if (statement && /\/(src\/(?!driver|data-source|query-runner|migration)|pg-boss\/)/.test(stack))
        appendFileSync(file, `${JSON.stringify(statement)}\n`);
      return send.apply(this, given);
    },
  });
