import type { Client, FieldDef, Submittable } from 'pg';

/** The members of pg's connection that are used here. */
interface Wire {
  parse(query: { text: string; name: string; types: number[] }): void;
  describe(what: { type: 'S'; name: string }): void;
  sync(): void;
}

/** Has the server parse and analyse a statement without running it. */
class Describe implements Submittable {
  private fields: FieldDef[] = [];
  readonly done: Promise<FieldDef[]>;
  private resolve!: (fields: FieldDef[]) => void;
  handleError!: (error: Error) => void;

  constructor(private readonly text: string) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.handleError = reject;
    });
  }

  submit(connection: unknown): void {
    const wire = connection as Wire;
    wire.parse({ text: this.text, name: '', types: [] });
    wire.describe({ type: 'S', name: '' });
    wire.sync();
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.fields = fields;
  }

  handleReadyForQuery(): void {
    this.resolve(this.fields);
  }
}

/**
 * The columns that a statement returns.
 * @throws PostgreSQL's error if the statement does not fit the schema
 */
export async function describeStatement(client: Client, text: string): Promise<FieldDef[]> {
  let fields: FieldDef[] = [];
  for (const one of parts(text)) fields = await client.query(new Describe(one)).done;
  return fields;
}

/** `copyRows` is given a table with columns: they are selected. What follows DECLARE and EXPLAIN is checked by itself. */
function parts(text: string): string[] {
  const copied = /^(\w+) \(([^)]*)\)$/.exec(text.trim().replace(/\s+/g, ' '));
  if (copied) return [`select ${copied[2]} from ${copied[1]}`];
  const inner = /^(?:declare page no scroll cursor for|explain \(format json\)) ([^]*)$/.exec(text);
  if (inner) return [inner[1]!];
  return /^\s*(set|reset|begin)\s/.test(text) ? text.split(';').filter((part) => part.trim()) : [text];
}

/** Whether it is an update or delete, whatever comes before it in WITH. */
export function changesRows(text: string): boolean {
  let depth = 0;
  for (const [word] of text.matchAll(/[()]|\b(?:select|insert|update|delete|merge|values)\b/gi)) {
    if (word === '(') depth++;
    else if (word === ')') depth--;
    else if (!depth) return /update|delete/i.test(word);
  }
  return false;
}
