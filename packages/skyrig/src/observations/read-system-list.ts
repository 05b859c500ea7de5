import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import { skyrigError } from '@skyrig/cloud';
import type { SystemFunction, SystemModel, SystemResource, SystemTrigger } from '@skyrig/insights';

/** What a hand-kept list says; everything but the names may be left out. */
interface SystemList {
  readonly functions?: readonly (Partial<SystemFunction> & { readonly name: string })[];
  readonly triggers?: readonly SystemTrigger[];
  readonly resources?: readonly SystemResource[];
}

const NEEDED = {
  functions: ['name'],
  triggers: ['name', 'kind', 'function'],
  resources: ['name', 'service', 'type'],
} as const;

function assertList(value: unknown, file: string): asserts value is SystemList {
  const refuse = (what: string): never => {
    throw skyrigError('SYSTEM_LIST', `${file}: ${what}`);
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('give an object with functions, triggers and resources.');
  for (const [list, members] of Object.entries(value)) {
    const needed = NEEDED[list as keyof typeof NEEDED] as readonly string[] | undefined;
    if (!needed) return refuse(`there is no list ${list}. Known here: ${Object.keys(NEEDED).join(', ')}.`);
    if (!Array.isArray(members)) return refuse(`${list} is no list.`);
    members.forEach((member: unknown, index) => {
      for (const key of needed) {
        const text =
          typeof member === 'object' && member !== null ? (member as Record<string, unknown>)[key] : undefined;
        if (typeof text !== 'string' || text === '') refuse(`${list}[${index}] has no ${key}.`);
      }
    });
  }
}

/** Reads a hand-kept list of a system, for systems that have no template. */
export function readSystemList(file: string, projectFolder: string): SystemModel {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw skyrigError(
      'SYSTEM_LIST',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
  assertList(value, file);
  const { functions = [], triggers = [], resources = [] } = value;
  return {
    template: relative(projectFolder, file).replaceAll('\\', '/'),
    functions: functions.map((one) => ({ hasFailureTarget: false, callers: [], ...one })),
    triggers,
    resources,
  };
}
