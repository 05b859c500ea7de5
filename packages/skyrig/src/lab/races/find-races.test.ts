import type { Access, TraceRecord } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { invocation, record } from '../history/records.fixture.ts';
import { findRaces } from './find-races.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/T';

/** A step of an invocation on the item `id="a"`; `at` its place in the run. */
type Line = readonly [
  who: string,
  ordinal: number,
  kind: Access['kind'],
  rest?: Partial<Access>,
  causes?: readonly number[],
];

function run(...lines: readonly Line[]): TraceRecord[] {
  const last = new Map<string, number>();
  return lines.map(([who, ordinal, kind, rest, causes = []], index) => {
    const actor = invocation(who, ordinal);
    const seq = index + 1;
    const after = last.get(actor.id);
    last.set(actor.id, seq);
    const access: Access = { resource: TABLE, key: 'id="a"', kind, ...rest };
    return record(seq, actor, { accesses: [access], causes, ...(after !== undefined && { after }) });
  });
}

const kindsOf = (...lines: readonly Line[]): string[] =>
  findRaces(run(...lines)).map(({ kind, victim, other }) => `${kind}: ${victim.handler}, ${other.handler}`);

test('a write over a version that was not read has lost an update', () => {
  expect(
    kindsOf(
      ['f', 1, 'read', { versionBefore: 1 }],
      ['f', 2, 'read', { versionBefore: 1 }],
      ['f', 2, 'write'],
      ['f', 1, 'write'],
    ),
  ).toEqual(['lost update: f, f']);
});

test('a serial run in which it could have happened predicts it', () => {
  expect(kindsOf(['f', 1, 'read'], ['f', 1, 'write'], ['f', 2, 'read'], ['f', 2, 'write'])).toEqual([
    'predicted: f, f',
  ]);
  expect(kindsOf(['f', 1, 'read'], ['f', 1, 'write'], ['g', 1, 'write'])).toEqual(['predicted: f, g']);
});

test('a check that found the other finished predicts that both may act', () => {
  expect(
    kindsOf(['f', 1, 'read', { versionBefore: 0 }], ['f', 1, 'write'], ['f', 2, 'read', { versionBefore: 2 }]),
  ).toEqual(['check then act: f, f']);
});

test.each<readonly [string, readonly Line[]]>([
  [
    'an atomic update',
    [
      ['f', 1, 'read'],
      ['f', 1, 'write', { atomic: true }],
      ['f', 2, 'read'],
      ['f', 2, 'write', { atomic: true }],
    ],
  ],
  [
    'a version condition',
    [
      ['f', 1, 'read', { versionBefore: 1 }],
      ['f', 1, 'write', { condition: ['version'] }],
      ['f', 2, 'read', { versionBefore: 2 }],
      ['f', 2, 'write', { condition: ['version'] }],
    ],
  ],
  [
    'a create that must be the first',
    [
      ['f', 1, 'read', { versionBefore: 0 }],
      ['f', 1, 'write', { condition: ['id'] }],
      ['f', 2, 'read', { versionBefore: 2 }],
    ],
  ],
  [
    'one that was caused by the end of the other',
    [
      ['f', 1, 'read'],
      ['f', 1, 'write'],
      ['f', 2, 'read', {}, [2]],
      ['f', 2, 'write'],
    ],
  ],
  [
    'writes of whoever comes last',
    [
      ['f', 1, 'write'],
      ['f', 2, 'write'],
    ],
  ],
  [
    'readers',
    [
      ['f', 1, 'write'],
      ['g', 1, 'read'],
      ['g', 2, 'read'],
    ],
  ],
  [
    'updates of different attributes',
    [
      ['f', 1, 'read'],
      ['f', 1, 'write', { attributes: ['a'] }],
      ['g', 1, 'read'],
      ['g', 1, 'write', { attributes: ['b'] }],
    ],
  ],
  [
    'other items',
    [
      ['f', 1, 'read'],
      ['f', 1, 'write'],
      ['f', 2, 'read', { key: 'id="b"' }],
      ['f', 2, 'write', { key: 'id="b"' }],
    ],
  ],
])('%s: no warning', (_name, lines) => {
  expect(kindsOf(...lines)).toEqual([]);
});

test('one that met nobody is latent, when asked for', () => {
  const records = run(['f', 1, 'read'], ['f', 1, 'write']);
  expect(findRaces(records)).toEqual([]);
  expect(findRaces(records, { latent: true }).map(({ kind }) => kind)).toEqual(['latent']);
  expect(findRaces(records, { latent: true, exclusive: new Set(['f']) })).toEqual([]);
});

test('that an item exists, which a condition on its key says, does not guard what was read of it', () => {
  expect(
    kindsOf(
      ['f', 1, 'read', { versionBefore: 9 }],
      ['f', 1, 'write', { condition: ['id'] }],
      ['f', 2, 'read', { versionBefore: 2 }],
      ['f', 2, 'write', { condition: ['id'] }],
    ),
  ).toEqual(['predicted: f, f']);
});

test('a lock that was taken with a condition orders what is done under it', () => {
  const lock = { key: 'id="lock"', condition: ['holder'] };
  const locked = (ordinal: number, versionBefore: number): readonly Line[] => [
    ['f', ordinal, 'write', { ...lock, versionBefore }],
    ['f', ordinal, 'read'],
    ['f', ordinal, 'write'],
    ['f', ordinal, 'write', { ...lock, versionBefore: versionBefore + 1 }],
  ];
  // The second takes what step 4 has released.
  expect(kindsOf(...locked(1, 0), ...locked(2, 4))).toEqual([]);
});

const LOCKS = 'arn:aws:dynamodb:us-east-1:000000000000:table/Locks';

/** Steps of several accesses each, of the invocations `f` and `g`. */
function steps(...lines: readonly (readonly [who: string, ordinal: number, ...accesses: Access[]])[]): TraceRecord[] {
  const last = new Map<string, number>();
  return lines.map(([who, ordinal, ...accesses], index) => {
    const actor = invocation(who, ordinal);
    const after = last.get(actor.id);
    last.set(actor.id, index + 1);
    return record(index + 1, actor, { accesses, ...(after !== undefined && { after }) });
  });
}

const reads = (key: string, rest: Partial<Access> = {}): Access => ({ resource: TABLE, key, kind: 'read', ...rest });
const writes = (key: string, rest: Partial<Access> = {}): Access => ({ resource: TABLE, key, kind: 'write', ...rest });

test('who deletes a lock that it had taken releases it', () => {
  const lock = { resource: LOCKS, key: 'id="l"', kind: 'write' } as const;
  const guarded = (owner: number): TraceRecord[] =>
    steps(
      ['f', 1, { ...lock, condition: ['id'], versionBefore: 0 }],
      ['f', 1, reads('id="a"')],
      ['f', 1, writes('id="a"')],
      ['f', owner, lock],
      ['f', 2, { ...lock, condition: ['id'], versionBefore: 0 }],
      ['f', 2, reads('id="a"')],
      ['f', 2, writes('id="a"')],
    );
  expect(findRaces(guarded(1))).toEqual([]);
  // Somebody else took the lock away: nothing is ordered by that.
  expect(findRaces(guarded(3))).not.toEqual([]);
});

test('a condition on something else that the same request read is one on what was decided by', () => {
  const run = (condition: readonly string[] | undefined): TraceRecord[] =>
    steps(
      ['f', 1, reads('id="a"'), reads('id="b"')],
      ['f', 1, reads('id="b"', condition && { condition }), writes('id="a"', { attributes: ['isOnCall'] })],
      ['f', 2, reads('id="a"'), reads('id="b"')],
    );
  expect(findRaces(run(['isOnCall']))).toEqual([]);
  expect(findRaces(run(undefined))).toMatchObject([{ kind: 'check then act' }]);
});

test('a write whose condition the victim has made false before it read could not have come later', () => {
  const run = (condition: readonly string[] | undefined): TraceRecord[] =>
    steps(
      ['g', 1, { ...reads('id="account"'), ...(condition && { condition }) }, writes('id="image"')],
      ['f', 1, writes('id="account"')],
      ['f', 1, reads('id="image"')],
      ['f', 1, writes('id="image"')],
    );
  expect(findRaces(run(['closing']))).toEqual([]);
  expect(findRaces(run(undefined))).toMatchObject([{ kind: 'predicted' }]);
});

test('an update that adds to what it finds, after a look whether it may, is a decision too', () => {
  const run = (condition: readonly string[] | undefined): string[] =>
    kindsOf(
      ['f', 1, 'read', { versionBefore: 1 }],
      ['f', 1, 'write', { attributes: ['used'], atomic: true, ...(condition && { condition }) }],
      ['f', 2, 'read', { versionBefore: 2 }],
    );
  expect(run(undefined)).toEqual(['check then act: f, f']);
  expect(run(['used'])).toEqual([]);
});
