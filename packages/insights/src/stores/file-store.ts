import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { HistoryStore } from '../model/store.ts';
import { assertFileName, assertSameContent, storeFailed } from './stored-file.ts';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Whether the folder knows no hard links: FAT, some network drives. */
const knowsNoLinks = (code: string | undefined): boolean =>
  code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EOPNOTSUPP';

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a complete file its name; false when there is a file of that name. Two writers never replace each other's. */
async function publish(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (!knowsNoLinks(code)) throw error;
  }
  if ((await findText(path)) !== undefined) return false;
  await rename(temporary, path);
  return true;
}

/** A history in a folder, which is made when the first file is added. */
export function createFileStore(folder: string, name: string): HistoryStore {
  return {
    name,
    list: async () => {
      try {
        const entries = await readdir(folder, { withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
          .map((entry) => entry.name)
          .sort();
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw storeFailed(name, 'list', error);
      }
    },
    read: async (file) => {
      assertFileName(file);
      try {
        return await readFile(join(folder, file), 'utf8');
      } catch (error) {
        throw storeFailed(name, `read ${file} of`, error);
      }
    },
    add: async (file, content) => {
      assertFileName(file);
      const path = join(folder, file);
      const temporary = join(folder, `.${file}.${randomUUID()}`);
      try {
        await mkdir(folder, { recursive: true });
        await writeDurably(temporary, content);
        if (await publish(temporary, path)) return;
      } catch (error) {
        throw storeFailed(name, `add ${file} to`, error);
      } finally {
        // What cannot be removed is hidden, and the error that matters is on its way already.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
      assertSameContent(name, file, await readFile(path, 'utf8'), content);
    },
    close: () => Promise.resolve(),
  };
}
