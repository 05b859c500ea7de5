import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountOfAccessKey, createAccessKeyId, findAccountOfAccessKey, secretOfAccessKey } from './access-key.ts';
import { createRandom, seedState } from './random.ts';

const account = fc.stringMatching(/^\d{12}$/);

test('an access key id holds its account, whatever the chance', () => {
  fc.assert(
    fc.property(account, fc.integer(), fc.constantFrom('AKIA', 'ASIA'), (digits, seed, prefix) => {
      const id = createAccessKeyId(prefix, digits, createRandom({ random: seedState(seed) }));
      expect(id).toMatch(/^A[KS]IA[A-Z2-7]{16}$/);
      expect(findAccountOfAccessKey(id)).toBe(digits);
      expect(accountOfAccessKey(id)).toBe(digits);
      expect(secretOfAccessKey(id)).toMatch(/^[\w+/]{40}$/);
    }),
  );
});

test('the account is where AWS has it: in bits 1 to 40', () => {
  const id = createAccessKeyId('AKIA', '123456789012', createRandom({ random: seedState(1) }));
  const digits = Array.from(id.slice(4, 14), (digit) => BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit)));
  const first50 = digits.reduce((bits, digit) => (bits << 5n) | digit, 0n);
  expect(((first50 >> 2n) & 0x7fffffffff80n) >> 7n).toBe(123456789012n);
});

test.each([
  ['111122223333', '111122223333'],
  ['test', '000000000000'],
  ['AKIAIOSFODNN7EXAMPLE', '000000000000'],
])('the key %s, made elsewhere, is of account %s and has the secret test', (id, expected) => {
  expect(accountOfAccessKey(id)).toBe(expected);
  expect(secretOfAccessKey(id)).toBe('test');
});
