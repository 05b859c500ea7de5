/** What STYLE asks of files and folders and no other tool checks. Each function answers the breaks, in words. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { findOperationFile, listServiceFolders, servicesFolder } from './service-catalog.ts';
import type { CatalogEntry } from './service-catalog.ts';
import { listSources } from './workspaces.mjs';

/** Names that say nothing. AWS's own words may stay: `rpc-v2-cbor`, ListObjectsV2, DynamoDB's legacy conditions. */
const emptyName =
  /(^|[-./])(utils?|helpers?|common|misc)(?=[-./]|$)|(^|[-./])legacy(?=\.)|(?<!\/operations\/[a-z-]+)-v2\.\w/;

/** Files whose names say nothing about what is in them. */
export function findEmptyNames(base: string): string[] {
  return listOwnFiles(base)
    .filter((file) => emptyName.test(file.split('/').slice(2).join('/')))
    .map((file) => `${file}: name it after what it holds`);
}

/** Every folder of a service has its parts. */
export function findIncompleteServices(base: string, catalog: readonly CatalogEntry[]): string[] {
  return listServiceFolders(base).flatMap((id) => {
    const sharesState = catalog.some((service) => service.id === id && service.sharesState);
    const parts = [
      'index.ts',
      'README.md',
      'errors.ts',
      'generated/constraints.ts',
      ...(sharesState ? [] : ['state.ts']),
    ];
    return parts
      .filter((part) => !existsSync(join(base, servicesFolder, id, part)))
      .map((part) => `${servicesFolder}/${id} has no ${part}`);
  });
}

/** Every file in `operations/` is an operation of the table, is named after it, and has a test beside it; and back. */
export function findLooseOperations(catalog: readonly CatalogEntry[]): string[] {
  return catalog.flatMap((service) => {
    const folder = join(service.path, 'operations');
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    const listed = new Map(service.built.map((operation) => [findOperationFile(service.path, operation), operation]));
    const breaks = names
      .filter((name) => name.endsWith('.ts') && !/\.(test|cases)\.ts$/.test(name))
      .flatMap((name) => {
        const where = `${service.id}/operations/${name}`;
        const found: string[] = [];
        if (!names.includes(name.replace(/\.ts$/, '.test.ts'))) found.push(`${where} has no test beside it`);
        if (!listed.has(name)) found.push(`${where} is not in the operations of ${service.id}/index.ts`);
        else if (!exportsFunctionOf(join(folder, name), name))
          found.push(`${where} does not export ${camelCase(name)}`);
        return found;
      });
    const tests = names.filter(
      (name) => name.endsWith('.test.ts') && !names.includes(name.replace(/\.test\.ts$/, '.ts')),
    );
    return [
      ...breaks,
      ...tests.map((name) => `${service.id}/operations/${name} tests no file of its name`),
      ...service.built
        .filter((operation) => findOperationFile(service.path, operation) === undefined)
        .map((operation) => `${service.id} lists ${operation}, but operations/ has no file of its name`),
    ];
  });
}

/** Sources that own up to being unfinished: what is not built answers with an error that names it. */
export function findUnfinishedSources(base: string): string[] {
  return listOwnFiles(base)
    .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && !/\/generated\/|\.generated\.ts$/.test(file))
    .filter((file) => /(\/\/|\*) ?(TODO|FIXME|XXX|HACK)\b/.test(readFileSync(join(base, file), 'utf8')));
}

function listOwnFiles(base: string): string[] {
  return ['packages', 'examples', 'scripts'].flatMap((group) =>
    listSources(join(base, group)).map((file) => `${group}/${file}`),
  );
}

function camelCase(file: string): string {
  return file.replace(/\.ts$/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function exportsFunctionOf(path: string, name: string): boolean {
  const expected = camelCase(name).toLowerCase();
  const exported = [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)];
  return exported.some((match) => match[1]?.toLowerCase() === expected);
}
