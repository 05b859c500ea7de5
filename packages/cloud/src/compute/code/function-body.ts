import { init, parse } from 'es-module-lexer';
import { injectedName } from './injected-globals.ts';

/**
 * Turns esbuild's ESM output into the body of a function that answers a promise of the module's exports,
 * so that it can be evaluated any number of times, with injected names and with top-level await. It tells the values of
 * its `state`, some of its bindings, if asked for. Lines keep their numbers: the source map stays true.
 */
export async function toFunctionBody(code: string, state?: readonly string[]): Promise<string> {
  const remember = state ? `${injectedName}.remember(()=>[${state.join(',')}]);` : '';
  await init;
  const [imports] = parse(code);
  let head = '';
  let body = '';
  let position = 0;
  const replace = (start: number, end: number, by: string): void => {
    body += code.slice(position, start) + by;
    position = end;
  };
  for (const found of imports) {
    if (found.d >= 0) {
      replace(found.ss, found.ss + 'import'.length, `${injectedName}.import`);
    } else if (found.d === -2) {
      replace(found.s, found.e, `${injectedName}.meta`);
    } else {
      const statement = code.slice(found.ss, found.se);
      head += importStatement(code.slice(found.ss, found.s - 1), found.n ?? '');
      replace(found.ss, found.se, statement.replaceAll(/[^\n]+/g, ''));
    }
  }
  body += code.slice(position);
  return `return (async () => {"use strict";const __exports={};${head}${exportStatement(body)}\n${remember}return __exports;})()`;
}

/** `opening` is the statement up to its specifier: `import { a } from `. */
function importStatement(opening: string, specifier: string): string {
  const source = JSON.stringify(specifier);
  if (opening.startsWith('export'))
    return `${injectedName}.reexport(__exports,await ${injectedName}.import(${source}));`;
  const clause = opening
    .slice('import'.length)
    .replace(/from\s*$/, '')
    .trim();
  if (clause === '') return `await ${injectedName}.import(${source});`;
  const braces = clause.indexOf('{');
  const parts =
    braces === -1 ? clause.split(',') : [clause.slice(0, braces).replace(/,\s*$/, ''), clause.slice(braces)];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => bind(part, source))
    .join('');
}

/** One part of an import clause: `x`, `* as x` or `{ a, b as c }`. */
function bind(part: string, source: string): string {
  const namespace = /^\*\s*as\s+(\S+)$/.exec(part);
  if (namespace) return `const ${String(namespace[1])}=await ${injectedName}.import(${source});`;
  const names = part.startsWith('{')
    ? part
        .slice(1, -1)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : [`default as ${part}`];
  const pairs = names.map((name) => name.split(/\s+as\s+/));
  const wanted = JSON.stringify(pairs.map(([imported = '']) => imported));
  return `const {${pairs.map(([imported = '', local = imported]) => `${imported}:${local}`).join(',')}}=await ${injectedName}.import(${source},${wanted});`;
}

/** Replaces the export statement, which esbuild writes once and last. */
function exportStatement(code: string): string {
  const lists = code.replace(/\nexport \{([^}]*)\};(?=\s*(?:\/\/#[^\n]*\s*)*$)/, (whole: string, list: string) => {
    const names = list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const getters = names.map((name) => {
      const [local = '', exported = local] = name.split(/\s+as\s+/);
      return `get ${exported}(){return ${local}}`;
    });
    return `\n${whole.slice(1).replaceAll(/[^\n]+/g, '')}${injectedName}.reexport(__exports,{${getters.join(',')}});`;
  });
  return lists.replace(/\nexport default (?=[^\n]+;\s*(?:\/\/#[^\n]*\s*)*$)/, '\n__exports.default = ');
}
