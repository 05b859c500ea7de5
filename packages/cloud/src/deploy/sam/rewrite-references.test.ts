import { expect, test } from 'vitest';
import { rewriteReferences } from './rewrite-references.ts';

const names = new Map([
  ['L', 'L123'],
  ['F.Alias', 'FAliaslive'],
]);

test('references follow renamed resources, and nothing else changes', () => {
  const value = {
    a: { Ref: 'L' },
    b: { Ref: 'F.Alias' },
    c: { 'Fn::GetAtt': ['L', 'Arn'] },
    d: { 'Fn::Sub': '${L}-${L.Arn}-${F.Alias}-${!L}-${Other}' },
    e: { 'Fn::Sub': ['${L}${V}', { V: { Ref: 'L' } }] },
    f: { DependsOn: ['L', 'M'] },
    g: 'L',
  };
  expect(rewriteReferences(value, names)).toStrictEqual({
    a: { Ref: 'L123' },
    b: { Ref: 'FAliaslive' },
    c: { 'Fn::GetAtt': ['L123', 'Arn'] },
    d: { 'Fn::Sub': '${L123}-${L123.Arn}-${FAliaslive}-${!L}-${Other}' },
    e: { 'Fn::Sub': ['${L123}${V}', { V: { Ref: 'L123' } }] },
    f: { DependsOn: ['L123', 'M'] },
    g: 'L',
  });
});
