import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of running taps: none of them outlives this process. */
const folders = new Set<string>();
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Files for a tap, in a folder that only this user can read; gone with the tap, because they hold secrets. */
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
