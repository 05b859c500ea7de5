import type { SkyrigError } from '@skyrig/cloud';

import { misuse } from './misuse.ts';
import { findNearestWord } from './nearest-word.ts';
import type { SkyrigConfig } from './skyrig-config.ts';

interface Rule {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
  readonly members?: Readonly<Record<string, Rule>>;
  /** Each item of a list is checked by this rule. */
  readonly items?: Rule;
  /** What several members together must be; answers what is wrong. */
  readonly together?: (value: Readonly<Record<string, unknown>>) => string | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text: Rule = { wanted: 'a text', fits: (value) => typeof value === 'string' && value !== '' };
const group = (members: Record<string, Rule>, together?: Rule['together']): Rule => ({
  wanted: `an object with ${Object.keys(members).join(', ')}`,
  fits: isRecord,
  members,
  ...(together && { together }),
});

function findRunnerConflict(runner: Readonly<Record<string, unknown>>): string | undefined {
  if ((runner['vitest'] === undefined) === (runner['command'] === undefined)) return 'give either vitest or command';
  if (runner['vitest'] !== undefined && (runner['filter'] ?? runner['verbose'] ?? runner['folder']) !== undefined)
    return 'filter, verbose and folder belong to command; a folder for Vitest goes into vitest.folder';
  const { command, filter } = runner;
  if (typeof filter === 'string' && !filter.includes('{pattern}')) return 'its filter lacks {pattern}';
  if (typeof filter === 'string' && !String(command).includes('{k}'))
    return 'it has a filter, but its command has no {k} where the filter goes';
  return undefined;
}

const runner: Rule = group(
  {
    vitest: group({ project: text, config: text, folder: text }),
    command: text,
    filter: text,
    verbose: text,
    folder: text,
  },
  findRunnerConflict,
);
const runners: Rule = {
  wanted: '{ vitest: … }, { command: … } or a list of these',
  fits: (value) => isRecord(value) || (Array.isArray(value) && value.length > 0),
  items: runner,
};
const exclusion: Rule = group({ function: text, reason: text }, (value) =>
  value['function'] === undefined || value['reason'] === undefined ? 'give both function and reason' : undefined,
);
const assess: Rule = group(
  {
    template: text,
    parameters: {
      wanted: 'an object of texts',
      fits: (value) => isRecord(value) && Object.values(value).every((member) => typeof member === 'string'),
    },
    system: text,
    exclude: { wanted: 'a list of { function, reason }', fits: (value) => Array.isArray(value), items: exclusion },
  },
  ({ template, system }) =>
    template !== undefined && system !== undefined ? 'give either template or system' : undefined,
);
const ignored: Rule = group({ attribute: text, resource: text, reason: text }, (value) =>
  value['attribute'] === undefined || value['reason'] === undefined ? 'give both attribute and reason' : undefined,
);
const config: Rule = group({
  port: {
    wanted: 'a port number from 0 to 65535',
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
  },
  host: text,
  persist: { ...text, wanted: 'the path of a folder' },
  clock: { wanted: "'real' or 'virtual'", fits: (value) => value === 'real' || value === 'virtual' },
  test: group({ unit: runners, integration: runners }),
  history: text,
  effects: group({
    ignore: { wanted: 'a list of { attribute, reason }', fits: (value) => Array.isArray(value), items: ignored },
  }),
  assess,
});

function refuse(file: string, what: string): SkyrigError {
  return misuse('CONFIG', `${file}: ${what}`);
}

function check(value: unknown, rule: Rule, place: string, file: string): void {
  if (!rule.fits(value)) {
    const found = JSON.stringify(value) ?? String(value);
    throw refuse(file, `${place || 'the configuration'} is ${found}: give ${rule.wanted}.`);
  }
  if (rule.items) {
    if (Array.isArray(value))
      return value.forEach((item, index) => check(item, rule.items ?? rule, `${place}[${index}]`, file));
    return check(value, rule.items, place, file);
  }
  if (rule.members && isRecord(value)) checkMembers(value, rule, rule.members, place, file);
}

function checkMembers(
  value: Record<string, unknown>,
  rule: Rule,
  members: Readonly<Record<string, Rule>>,
  place: string,
  file: string,
): void {
  const known = Object.keys(members);
  for (const [key, member] of Object.entries(value)) {
    const path = place ? `${place}.${key}` : key;
    const memberRule = members[key];
    if (memberRule === undefined) {
      const nearest = findNearestWord(key, known);
      const advice = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
      throw refuse(file, `there is no setting ${path}.${advice} Known here: ${known.join(', ')}.`);
    }
    if (member !== undefined) check(member, memberRule, path, file);
  }
  const conflict = rule.together?.(value);
  if (conflict !== undefined) throw refuse(file, `${place}: ${conflict}.`);
}

/** Throws, naming the file and the place, when what a config file says is no configuration. */
export function assertConfig(value: unknown, file: string): asserts value is SkyrigConfig {
  check(value, config, '', file);
}
