import { describe, expect, test } from 'vitest';
import { from, type ConformanceCase } from './conformance-case.ts';
import { checkCase, type Subject } from './conformance.fixture.ts';

/* Counts what passes; answers the count. */
function createCounter(): Subject {
  let seconds = 0;
  return {
    call: (operation, input) =>
      operation === 'Fail'
        ? Promise.reject(Object.assign(new Error('No.'), { name: 'Refused', $metadata: { httpStatusCode: 400 } }))
        : Promise.resolve({ seconds, list: [{ seconds }], input }),
    passSeconds: (passed) => {
      seconds += passed;
      return Promise.resolve();
    },
  };
}

const fact = (outcome: ConformanceCase['outcome'], call = 'Read'): ConformanceCase => ({
  name: 'a fact',
  source: 'here',
  given: [{ passSeconds: 2 }, { call: 'Read', input: {}, as: 'first' }, { passSeconds: 3 }],
  when: { call, input: { before: from('first', 'list', 0, 'seconds') } },
  outcome,
});

describe('a fact', () => {
  test('holds when the members it names are as it says', async () => {
    expect.hasAssertions();
    await checkCase(fact({ answers: { seconds: 5, input: { before: 2 } } }), createCounter());
    await checkCase(fact({ answers: { input: { before: from('first', 'seconds') } } }), createCounter());
    await checkCase(fact({ answers: {}, lacks: ['Messages'] }), createCounter());
    await checkCase(fact({ fails: { name: 'Refused', message: 'No.', status: 400 } }, 'Fail'), createCounter());
  });

  test.each([
    ['another answer', fact({ answers: { seconds: 4 } })],
    ['a member it lacks', fact({ answers: {}, lacks: ['list'] })],
    ['an error', fact({ answers: { seconds: 5 } }, 'Fail')],
    ['no error', fact({ fails: { name: 'Refused' } })],
    ['another status', fact({ fails: { name: 'Refused', status: 404 } }, 'Fail')],
    ['an answer nobody gave', fact({ answers: { seconds: from('nothing', 'seconds') } })],
  ])('does not hold with %s', async (_, wrong) => {
    await expect(checkCase(wrong, createCounter())).rejects.toThrow(/./);
  });
});
