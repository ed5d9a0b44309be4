/** A fake connection that records statements and answers each with one row of '1's. */
export class Recorder {
  readonly texts: string[] = [];
  readonly transaction = (act: (tx: Recorder) => unknown) => act(this);

  query(sent: string | { text: string }): Promise<unknown[] & { rows: unknown[] }> {
    this.texts.push(typeof sent === 'string' ? sent : sent.text);
    const row = new Proxy({}, { get: (_row, name) => (name === 'then' ? undefined : '1') });
    return Promise.resolve(Object.assign([row], { rows: [row] }));
  }

  /** As PreparedQueries. */
  read(text: string): Promise<unknown[]> {
    return this.query(text);
  }

  async readArrays(text: string): Promise<unknown[][]> {
    await this.query(text);
    return [['1', '1']];
  }
}
