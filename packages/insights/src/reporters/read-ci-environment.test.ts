import { expect, test } from 'vitest';

import { readCiEnvironment } from './read-ci-environment.ts';

test('a pull request on GitHub is named by its own branch, and every attempt is a run', () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_SHA: 'abc',
    GITHUB_HEAD_REF: 'feature',
    GITHUB_REF_NAME: '12/merge',
  };
  expect(readCiEnvironment(env)).toEqual({ isCi: true, runId: 'github-77-2', commit: 'abc', branch: 'feature' });
  expect(readCiEnvironment({ ...env, GITHUB_HEAD_REF: '' }).branch).toBe('12/merge');
});

test('shards are counted from 1, whatever the provider does', () => {
  expect(readCiEnvironment({ GITLAB_CI: 'true', CI_PIPELINE_ID: '5', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '3' })).toEqual(
    { isCi: true, runId: 'gitlab-5', shard: 1, shards: 3 },
  );
  expect(
    readCiEnvironment({ CIRCLECI: 'true', CIRCLE_WORKFLOW_ID: 'w', CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '3' }),
  ).toEqual({ isCi: true, runId: 'circle-w', shard: 1, shards: 3 });
});

test('own variables win, and what is no shard is left out', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '77', SKYRIG_RUN_ID: 'nightly', SKYRIG_SHARD: '2/4' };
  expect(readCiEnvironment(env)).toEqual({ isCi: true, runId: 'nightly', shard: 2, shards: 4 });
  expect(readCiEnvironment({ SKYRIG_SHARD: 'x' })).toEqual({ isCi: false });
});

test.each([
  ['true', true],
  ['1', true],
  ['false', false],
  [undefined, false],
])('CI=%s alone: %s', (CI, isCi) => {
  expect(readCiEnvironment({ CI })).toEqual({ isCi });
});
