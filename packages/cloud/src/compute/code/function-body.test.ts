import { expect, test } from 'vitest';
import { toFunctionBody } from './function-body.ts';

type Imports = Record<string, Record<string, unknown>>;

async function evaluate(code: string, imports: Imports = {}): Promise<Record<string, unknown>> {
  const injected = {
    import: (name: string) => Promise.resolve(imports[name] ?? {}),
    reexport: (target: object, source: object) =>
      Object.defineProperties(target, Object.getOwnPropertyDescriptors(source)),
    meta: { url: 'file:///a.mjs' },
    remember: () => undefined,
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- evaluating the body is what is tested
  const run = new Function('__skyrig', await toFunctionBody(code)) as (
    injected: unknown,
  ) => Promise<Record<string, unknown>>;
  return run(injected);
}

test('every form of import becomes an awaited one', async () => {
  const imports = { a: { default: 'A', b: 'B' } };
  const code = `import d, { b as renamed } from "a";\nimport * as ns from "a";\nimport "a";\nimport d2, * as ns2 from "a";\nvar x = [d, renamed, ns.b, d2, ns2.b];\nexport {\n  x\n};\n`;
  expect(await evaluate(code, imports)).toMatchObject({ x: ['A', 'B', 'B', 'A', 'B'] });
});

test('exports are live, and default exports are found', async () => {
  const exports = await evaluate(
    'var n = 1;\nfunction bump() {\n  n++;\n}\nexport {\n  n,\n  bump,\n  n as default\n};\n',
  );
  (exports['bump'] as () => void)();
  expect([exports['n'], exports['default']]).toEqual([2, 2]);
  expect(await evaluate('var make = () => ({ handler: 1 });\nexport default make();\n')).toEqual({
    default: { handler: 1 },
  });
});

test('what only looks like an import or an export is left alone', async () => {
  const text = '\nimport x from "nowhere";\nexport default 1;\nexport { x };\n';
  expect(await evaluate(`var t = \`${text}\`;\nexport {\n  t\n};\n`)).toMatchObject({ t: text });
});

test('lines keep their numbers', async () => {
  const code = 'import {\n  a,\n  b\n} from "p";\nvar line = new Error().stack;\nexport {\n  line\n};\n';
  const lines = (await toFunctionBody(code)).split('\n');
  expect(lines.findIndex((line) => line.includes('new Error()'))).toBe(4);
});

test('dynamic imports, import.meta and top-level await work', async () => {
  const code = 'var lazy = (await import("l")).value;\nvar url = import.meta.url;\nexport {\n  lazy,\n  url\n};\n';
  expect(await evaluate(code, { l: { value: 1 } })).toMatchObject({ lazy: 1, url: 'file:///a.mjs' });
});
