import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CallerProvider } from './interception.ts';

type Files = Record<string, Promise<string> | undefined>;

/** How the SDK lets others say what a file of settings holds. */
export interface SdkFiles {
  getFileRecord(): Files;
}

const nothing = Promise.resolve('');
/** Variables that lead the SDK to files of settings; a function has none in its home folder. */
const leadToFiles = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'HOME', 'USERPROFILE', 'HOMEPATH'];

/**
 * Keeps functions' clients from the settings in the home folder of whoever runs the test: on Lambda there are none, and
 * reading them is all that a client does which the cloud can neither see nor order. A file, or a home folder, that the
 * function's own variables name is read. Answers how to undo it.
 */
export function hideHomeSettings(files: SdkFiles, findCaller: CallerProvider): () => void {
  const record = files.getFileRecord();
  const undo = ['config', 'credentials'].map((name) => hideFile(record, join(homedir(), '.aws', name), findCaller));
  return () => {
    for (const step of undo) step();
  };
}

function hideFile(record: Files, path: string, findCaller: CallerProvider): () => void {
  // What a test has told the SDK to find there stays what it is.
  let told = record[path];
  const hasNone = (): boolean => {
    const variables = findCaller()?.variables;
    return variables !== undefined && leadToFiles.every((name) => (variables[name] ?? '') === '');
  };
  Object.defineProperty(record, path, {
    get: () => told ?? (hasNone() ? nothing : undefined),
    set: (text: Promise<string> | undefined) => {
      told = text;
    },
    configurable: true,
    enumerable: told !== undefined,
  });
  return () => {
    Reflect.deleteProperty(record, path);
    if (told !== undefined) record[path] = told;
  };
}
