/** The services of packages/cloud as their definitions and models describe them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface CatalogEntry {
  /** The folder below `services/`, which is the service's id. */
  readonly id: string;
  readonly path: string;
  /** AWS's name of the service, from its model: `DynamoDB Streams`. */
  readonly name: string;
  /** Operations in the definition's table. */
  readonly built: readonly string[];
  /** Operations of the model. */
  readonly modelled: readonly string[];
  /** Whether the service keeps its state in another one. */
  readonly sharesState: boolean;
}

interface Definition {
  readonly id: string;
  readonly operations: Readonly<Record<string, unknown>>;
  readonly stateOf?: string;
}

export const servicesFolder = 'packages/cloud/src/services';

/** Folders below `services/` that hold a service, or what is going to be one; folders of pure rules are left out. */
export function listServiceFolders(base: string): string[] {
  const folder = join(base, servicesFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => ['operations', 'state.ts', 'resources.ts'].some((part) => existsSync(join(folder, name, part))))
    .sort();
}

/** Loads every service that has an `index.ts`, in alphabetical order. */
export async function loadCatalog(base: string): Promise<CatalogEntry[]> {
  const entries: CatalogEntry[] = [];
  for (const id of listServiceFolders(base)) {
    const path = join(base, servicesFolder, id);
    if (!existsSync(join(path, 'index.ts'))) continue;
    const module = (await import(/* @vite-ignore */ pathToFileURL(join(path, 'index.ts')).href)) as Readonly<
      Record<string, unknown>
    >;
    const definition = Object.values(module).find(isDefinition);
    if (!definition)
      throw new Error(`${servicesFolder}/${id}/index.ts exports no service definition (id and operations).`);
    const model = await loadModel(path);
    entries.push({
      id,
      path,
      name: model.name ?? id,
      built: Object.keys(definition.operations).sort(),
      modelled: model.operations,
      sharesState: definition.stateOf !== undefined,
    });
  }
  return entries;
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && 'id' in value && 'operations' in value;
}

/** Reads the operations of `generated/schema.ts`, a module with one exported string of JSON. */
async function loadModel(path: string): Promise<{ name?: string; operations: string[] }> {
  const file = join(path, 'generated/schema.ts');
  if (!existsSync(file))
    throw new Error(`${file} is missing: add the service to schema-sources.ts and run the generators.`);
  const { schema } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { schema: string };
  const { serviceId, operations } = JSON.parse(schema) as { serviceId?: string; operations: Record<string, unknown> };
  return { ...(serviceId ? { name: serviceId } : {}), operations: Object.keys(operations).sort() };
}

/** The file of an operation, if there is one: file names are matched whatever AWS's capitals (`CreateSAMLProvider`). */
export function findOperationFile(path: string, operation: string): string | undefined {
  const folder = join(path, 'operations');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).find(
    (file) => file.endsWith('.ts') && file.slice(0, -'.ts'.length).replaceAll('-', '') === operation.toLowerCase(),
  );
}

/** The first sentence of the comment above an operation's implementation. */
export function readSummary(file: string): string {
  const text = readFileSync(file, 'utf8');
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|function)/.exec(text)?.[1] ?? '';
  const prose =
    comment
      .replace(/^\s*\* ?/gm, '')
      .replace(/\{@link ([^}]+)\}/g, '`$1`')
      .split(/\n\s*\n|\n@/)[0] ?? '';
  const flat = prose.replace(/\s+/g, ' ').trim();
  return /^.*?[.!?](?= [A-Z`]|$)/.exec(flat)?.[0] ?? flat;
}
