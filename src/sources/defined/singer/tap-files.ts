import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of running taps, which are removed at the latest when this process ends. */
const folders = new Set<string>();
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Files for a tap. They contain secrets, so only this user can read their folder, and it is removed when the tap ends. */
export class TapFiles {
  private constructor(private readonly folder: string) {
    folders.add(folder);
  }

  static async make(source: string): Promise<TapFiles> {
    return new TapFiles(await mkdtemp(join(tmpdir(), `kasparro-${source}-`)));
  }

  async write(name: string, json: string): Promise<string> {
    const path = join(this.folder, `${name}.json`);
    await writeFile(path, json, { mode: 0o600 });
    return path;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    folders.delete(this.folder);
  }
}
