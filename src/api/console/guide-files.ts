import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type ConsoleFile, readConsoleFile } from './console-files.js';

/** The files of the site at /guide, located and read when first requested. */
export class GuideFiles {
  private paths: ReadonlyMap<string, string> | undefined;
  private readonly read = new Map<string, ConsoleFile>();

  constructor(private readonly folder: string) {}

  get isBuilt(): boolean {
    return existsSync(join(this.folder, 'index.html'));
  }

  /** @param path the part of the URL after /guide/; pages have no extension */
  fileAt(path: string): ConsoleFile | undefined {
    this.paths ??= this.find();
    const found = [path, `${path}.html`, join(path, 'index.html')]
      .map((name) => this.paths!.get(name))
      .find((one) => one !== undefined);
    if (found === undefined) return undefined;
    let file = this.read.get(found);
    if (!file) this.read.set(found, (file = readConsoleFile(found)));
    return file;
  }

  private find(): Map<string, string> {
    const entries = readdirSync(this.folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    return new Map(
      paths.map((path) => [
        path
          .slice(this.folder.length + 1)
          .split(sep)
          .join('/'),
        path,
      ]),
    );
  }
}
