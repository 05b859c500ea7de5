import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { describe, expect, test } from 'vitest';

import { extractSchema } from '../../scripts/extract-schema.ts';
import { schemaSources } from '../../scripts/schema-sources.ts';
import { loadServiceModel } from './load-model.ts';
import type { ServiceModel } from './model.ts';
import { findInputError } from './validate.ts';

const require = createRequire(import.meta.url);

/** The text inside a generated module, as its template literal holds it. */
function readGenerated(id: string, name: string): string {
  const module = readFileSync(new URL(`../services/${id}/generated/${name}.ts`, import.meta.url), 'utf8');
  return /String\.raw`([\s\S]*)`;\n$/.exec(module)?.[1] ?? '';
}

function modelOf(id: string): ServiceModel {
  return loadServiceModel(readGenerated(id, 'schema'), readGenerated(id, 'constraints'));
}

describe.each(schemaSources)('$id', (source) => {
  test('has the schema of the installed SDK; else run scripts/generate-schemas.ts', () => {
    const sdk = require(`@aws-sdk/client-${source.id}`) as Readonly<Record<string, unknown>>;
    expect(JSON.parse(readGenerated(source.id, 'schema'))).toEqual(
      JSON.parse(JSON.stringify(extractSchema(sdk, source))),
    );
  });

  test('names only errors that its schema describes', () => {
    const model = modelOf(source.id);
    const errors = Object.keys(model.operations).flatMap((name) => model.constraints?.errorsOf(name) ?? []);
    expect(errors.length).toBeGreaterThan(0);
    expect([...new Set(errors)].filter((name) => !model.errors.has(name))).toEqual([]);
  });

  test('constrains only members that its schema describes', () => {
    const model = modelOf(source.id);
    const constrained = Object.values(model.operations).flatMap((operation) =>
      (model.constraints?.inputOf(operation.name)?.members ?? []).map((member) => ({ operation, member: member.name })),
    );
    expect(constrained.length).toBeGreaterThan(0);
    expect(
      constrained
        .filter(({ operation, member }) => !operation.input?.members.has(member))
        .map(({ operation, member }) => `${operation.name}.${member}`),
    ).toEqual([]);
  });

  test('checks every operation without stumbling over an empty input', () => {
    const model = modelOf(source.id);
    for (const operation of Object.values(model.operations)) {
      const hasRequired =
        model.constraints?.inputOf(operation.name)?.members.some((member) => member.required) ?? false;
      expect([operation.name, findInputError({}, model, operation) !== undefined]).toEqual([
        operation.name,
        hasRequired,
      ]);
    }
  });
});
