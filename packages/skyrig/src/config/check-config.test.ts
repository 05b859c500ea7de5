import { expect, test } from 'vitest';

import { assertConfig } from './check-config.ts';

const refusal = (value: unknown): string => {
  try {
    assertConfig(value, 'skyrig.config.ts');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

test('every setting together is accepted', () => {
  const everything = {
    port: 0,
    host: '0.0.0.0',
    persist: 'data',
    clock: 'virtual',
    test: {
      unit: [{ vitest: { project: 'unit', config: 'vitest.config.ts', folder: 'web' } }, { command: 'go test ./...' }],
      integration: { command: 'pytest {k} {v}', filter: '-k {pattern}', verbose: '-vv', folder: 'python' },
    },
    effects: { ignore: [{ attribute: 'checksum', resource: 'Orders', reason: 'the client looks after it' }] },
  };
  expect(refusal(everything)).toBe('accepted');
  expect(refusal({})).toBe('accepted');
});

test.each([
  [
    { prot: 1 },
    'there is no setting prot. Did you mean port? Known here: port, host, persist, clock, test, history, effects, assess.',
  ],
  [{ effects: { ignore: [{ attribute: 'checksum' }] } }, 'effects.ignore[0]: give both attribute and reason.'],
  [
    { test: { integraton: {} } },
    'there is no setting test.integraton. Did you mean integration? Known here: unit, integration.',
  ],
  [
    { test: { unit: { comand: 'x' } } },
    'there is no setting test.unit.comand. Did you mean command? Known here: vitest, command, filter, verbose, folder.',
  ],
  [{ zebra: 1 }, 'there is no setting zebra. Known here: port, host, persist, clock, test, history, effects, assess.'],
  [{ port: '4566' }, 'port is "4566": give a port number from 0 to 65535.'],
  [{ port: 70_000 }, 'port is 70000: give a port number from 0 to 65535.'],
  [{ clock: 'fast' }, `clock is "fast": give 'real' or 'virtual'.`],
  [{ persist: '' }, 'persist is "": give the path of a folder.'],
  [[], 'the configuration is []: give an object with port, host, persist, clock, test, history, effects, assess.'],
  [{ test: { unit: [] } }, 'test.unit is []: give { vitest: … }, { command: … } or a list of these.'],
  [{ test: { unit: {} } }, 'test.unit: give either vitest or command.'],
  [{ test: { unit: [{ command: 'a', vitest: {} }] } }, 'test.unit[0]: give either vitest or command.'],
  [{ test: { unit: { command: 'a {k}', filter: '-run' } } }, 'test.unit: its filter lacks {pattern}.'],
  [
    { test: { unit: { command: 'a', filter: '-run {pattern}' } } },
    'test.unit: it has a filter, but its command has no {k} where the filter goes.',
  ],
])('%j is refused with the place and what to do', (value, message) => {
  expect(refusal(value)).toBe(`skyrig.config.ts: ${message}`);
});

test('what an assessment is told is checked', () => {
  const exclude = [{ function: 'Janitor', reason: 'run by hand' }];
  expect(refusal({ assess: { template: 'template.yaml', parameters: { Stage: 'test' }, exclude } })).toBe('accepted');
  expect(refusal({ assess: { system: 'system.json' } })).toBe('accepted');
  expect(refusal({ assess: { template: 'a.yaml', system: 'b.json' } })).toContain('give either template or system');
  expect(refusal({ assess: { exclude: [{ function: 'Janitor' }] } })).toContain('give both function and reason');
  expect(refusal({ assess: { parameters: { Stage: 1 } } })).toContain('give an object of texts');
});
