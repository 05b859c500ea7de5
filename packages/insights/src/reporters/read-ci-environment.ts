/** What the environment says about the run: where it happens, of which commit, and which part of it this is. */
export interface CiEnvironment {
  readonly isCi: boolean;
  readonly runId?: string;
  readonly shard?: number;
  readonly shards?: number;
  readonly commit?: string;
  readonly branch?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

type Facts = Omit<CiEnvironment, 'isCi'>;

function dropUnknown(facts: { readonly [Key in keyof Facts]: Facts[Key] | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''));
}

function count(text: string | undefined, offset = 0): number | undefined {
  const value = text === undefined || !/^\d+$/.test(text) ? Number.NaN : Number(text) + offset;
  return value >= 1 ? value : undefined;
}

function readProvider(env: Variables): { readonly [Key in keyof Facts]: Facts[Key] | undefined } {
  if (env['GITHUB_ACTIONS'] === 'true') {
    return {
      // A second attempt is another run on the same code, which is just what tells a flake from a break.
      runId: `github-${env['GITHUB_RUN_ID']}-${env['GITHUB_RUN_ATTEMPT'] ?? '1'}`,
      commit: env['GITHUB_SHA'],
      branch: env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'],
    };
  }
  if (env['GITLAB_CI'] === 'true') {
    return {
      runId: `gitlab-${env['CI_PIPELINE_ID']}`,
      commit: env['CI_COMMIT_SHA'],
      branch: env['CI_COMMIT_REF_NAME'],
      shard: count(env['CI_NODE_INDEX']),
      shards: count(env['CI_NODE_TOTAL']),
    };
  }
  if (env['CIRCLECI'] === 'true') {
    return {
      runId: env['CIRCLE_WORKFLOW_ID'] && `circle-${env['CIRCLE_WORKFLOW_ID']}`,
      commit: env['CIRCLE_SHA1'],
      branch: env['CIRCLE_BRANCH'],
      // CircleCI counts from 0. Source: https://circleci.com/docs/reference/variables/
      shard: count(env['CIRCLE_NODE_INDEX'], 1),
      shards: count(env['CIRCLE_NODE_TOTAL']),
    };
  }
  return {};
}

/**
 * Reads what GitHub Actions, GitLab CI and CircleCI say. SKYRIG_RUN_ID, SKYRIG_SHARD (`2/4`), SKYRIG_COMMIT and SKYRIG_BRANCH
 * say it anywhere, and win.
 */
export function readCiEnvironment(env: Variables): CiEnvironment {
  const [shard, shards] = (env['SKYRIG_SHARD'] ?? '').split('/');
  const own = dropUnknown({
    runId: env['SKYRIG_RUN_ID'],
    commit: env['SKYRIG_COMMIT'],
    branch: env['SKYRIG_BRANCH'],
    shard: count(shard),
    shards: count(shards),
  });
  const provider = dropUnknown(readProvider(env));
  const isCi = Object.keys(provider).length > 0 || !['', '0', 'false'].includes(env['CI'] ?? '');
  return { isCi, ...provider, ...own };
}
