import fc from 'fast-check';

import type { Member, Shape, StructureShape } from '../model.ts';

const token = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9 _.-]{0,8}[A-Za-z0-9])?$/);
const text = fc.oneof(
  token,
  fc.string({ maxLength: 12 }).map((middle) => `<${middle}>`),
  fc.constantFrom('é "quoted" & \'more\'', '😀', 'a=b&c=d+e%20f', 'line\nline'),
);
const wholeSeconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000));
const bytes = fc.uint8Array({ minLength: 1, maxLength: 16 }).map((value) => Uint8Array.from(value));

/** Any value of a shape, every member present; a shape that contains itself ends at the given depth. */
export function arbitraryOf(
  shape: StructureShape,
  depth = 4,
  leaveOut: ReadonlySet<string> = new Set(),
): fc.Arbitrary<Record<string, unknown>> {
  const members = [...shape.members.values()].filter(
    (member) => !leaveOut.has(member.name) && (depth > 0 || !isDeep(member.target)),
  );
  if (shape.kind === 'union')
    return fc.oneof(
      ...members.map((member) => arbitraryOfMember(member, depth).map((value) => ({ [member.name]: value }))),
    );
  return fc.record(Object.fromEntries(members.map((member) => [member.name, arbitraryOfMember(member, depth)])));
}

function arbitraryOfMember(member: Member, depth: number): fc.Arbitrary<unknown> {
  const { traits } = member;
  if (traits.httpResponseCode) return fc.constantFrom(200, 202);
  if (traits.httpPrefixHeaders !== undefined)
    return fc.dictionary(fc.stringMatching(/^[a-z0-9]{1,6}$/), token, {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    });
  const inHead = traits.httpHeader !== undefined || traits.httpLabel === 1 || traits.xmlAttribute === 1;
  return arbitraryOfShape(member.target, depth, inHead ? token : text);
}

function arbitraryOfShape(shape: Shape, depth: number, strings: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return arbitraryOf(shape, depth - 1);
    case 'list':
      return fc.array(arbitraryOfShape(shape.member.target, depth, strings), { minLength: 1, maxLength: 2 });
    case 'map':
      return fc.dictionary(text, arbitraryOfShape(shape.value.target, depth, strings), {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      });
    case 'string':
      return strings;
    case 'number':
      return fc.integer();
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return wholeSeconds;
    case 'blob':
      return bytes;
    case 'document':
      return fc.jsonValue();
  }
}

function isDeep(shape: Shape): boolean {
  if (shape.kind === 'list') return isDeep(shape.member.target);
  if (shape.kind === 'map') return isDeep(shape.value.target);
  return shape.kind === 'structure' || shape.kind === 'union';
}
