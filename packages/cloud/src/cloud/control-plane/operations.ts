import { isAbsolute } from 'node:path';
import type { FaultRule } from '../../kernel/fault.ts';
import { skyrigError } from '../../kernel/skyrig-error.ts';
import type { DeployOptions } from '../cloud.ts';
import type { ControlOperation, JsonSchema } from './control-operation.ts';

const empty: JsonSchema = { type: 'object', properties: {}, additionalProperties: false };
const milliseconds: JsonSchema = { type: 'number', minimum: 0, description: 'milliseconds' };
const clockAnswer: JsonSchema = {
  type: 'object',
  required: ['now', 'iso', 'mode'],
  properties: {
    now: { type: 'number', description: 'ms since the epoch' },
    iso: { type: 'string' },
    mode: { type: 'string', enum: ['real', 'virtual'] },
  },
};
const okAnswer: JsonSchema = { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } };
const faultBody: JsonSchema = {
  type: 'object',
  required: ['match', 'effect'],
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    match: {
      type: 'object',
      additionalProperties: false,
      properties: {
        service: { type: 'string' },
        operation: { type: 'string' },
        resource: { type: 'string' },
        actor: { type: 'string' },
        nth: { type: 'integer', minimum: 1 },
        times: { type: 'integer', minimum: 1 },
        probability: { type: 'number', minimum: 0, maximum: 1 },
      },
    },
    effect: {
      type: 'object',
      additionalProperties: false,
      description: 'one of fail, delayMs, duplicate, loseResponse, stale, kill',
      properties: {
        fail: {
          type: 'object',
          required: ['code'],
          additionalProperties: false,
          properties: { code: { type: 'string' }, message: { type: 'string' }, status: { type: 'integer' } },
        },
        delayMs: milliseconds,
        duplicate: { type: 'boolean' },
        loseResponse: { type: 'boolean' },
        stale: { type: 'boolean' },
        kill: { type: 'boolean' },
      },
    },
  },
};

function clockOf({ cloud }: Parameters<ControlOperation['handle']>[0]): object {
  const now = cloud.clock.now();
  return { now, iso: new Date(now).toISOString(), mode: cloud.clock.mode };
}

/** Everything under `/_skyrig/`. */
export const controlOperations: readonly ControlOperation[] = [
  {
    method: 'GET',
    path: '/health',
    id: 'health',
    summary: 'Whether the cloud is up, and what it has.',
    answer: {
      type: 'object',
      required: ['status', 'version', 'pid', 'services'],
      properties: {
        status: { type: 'string' },
        version: { type: 'string' },
        pid: { type: 'integer', description: 'the process that serves the cloud' },
        services: { type: 'object' },
      },
    },
    handle: ({ cloud }) => ({ status: 'ok', version: cloud.version, pid: process.pid, services: cloud.services() }),
  },
  {
    method: 'POST',
    path: '/reset',
    id: 'reset',
    summary: 'Makes the cloud as empty as it was at its start. Snapshots are kept.',
    body: empty,
    answer: okAnswer,
    handle: ({ cloud, session }) => {
      cloud.restore(session.initial);
      return { ok: true };
    },
  },
  {
    method: 'POST',
    path: '/snapshot',
    id: 'snapshot',
    summary: 'Keeps the state of the whole cloud under a name.',
    body: { type: 'object', required: ['name'], additionalProperties: false, properties: { name: { type: 'string' } } },
    answer: okAnswer,
    handle: ({ cloud, session, body }) => {
      session.snapshots.set(String(body['name']), cloud.snapshot());
      return { ok: true };
    },
  },
  {
    method: 'POST',
    path: '/restore',
    id: 'restore',
    summary: 'Makes the cloud what it was when the snapshot was taken. What is running is stopped.',
    body: { type: 'object', required: ['name'], additionalProperties: false, properties: { name: { type: 'string' } } },
    answer: okAnswer,
    handle: ({ cloud, session, body }) => {
      const name = String(body['name']);
      const snapshot = session.snapshots.get(name);
      if (!snapshot) {
        const known = [...session.snapshots.keys()].join(', ') || 'none';
        throw skyrigError('UNKNOWN_SNAPSHOT', `There is no snapshot named ${name}. Known: ${known}.`);
      }
      cloud.restore(snapshot);
      return { ok: true };
    },
  },
  {
    method: 'POST',
    path: '/deploy',
    id: 'deploy',
    summary: 'Deploys a SAM, CloudFormation or CDK template that lies on the machine of the cloud, with its code.',
    body: {
      type: 'object',
      required: ['path'],
      additionalProperties: false,
      properties: {
        path: { type: 'string', description: 'absolute path of a template, a folder with one, or cdk.out' },
        stackName: { type: 'string' },
        parameters: { type: 'object', additionalProperties: { type: 'string' } },
        stacks: { type: 'array', items: { type: 'string' }, description: 'stacks of a CDK assembly; all by default' },
        ignoreUnsupported: { type: 'boolean', description: 'leave out resources of types that are not emulated' },
      },
    },
    answer: {
      type: 'object',
      required: ['stacks'],
      properties: { stacks: { type: 'array', items: { type: 'object' } } },
    },
    handle: async ({ cloud, body }) => {
      const { path, ...options } = body as unknown as { readonly path: string } & DeployOptions;
      if (!isAbsolute(path))
        throw skyrigError('CONTROL_REQUEST', `the body.path is ${JSON.stringify(path)}: give an absolute path.`);
      return { stacks: await cloud.deploy(path, options) };
    },
  },
  {
    method: 'GET',
    path: '/clock',
    id: 'getClock',
    summary: "The cloud's time.",
    answer: clockAnswer,
    handle: (request) => clockOf(request),
  },
  {
    method: 'POST',
    path: '/clock',
    id: 'advanceClock',
    summary: 'Moves the clock ahead; everything due on the way happens first.',
    body: {
      type: 'object',
      additionalProperties: false,
      properties: { advanceMs: milliseconds, to: { type: 'string', description: 'ISO 8601 instant' } },
    },
    answer: clockAnswer,
    handle: async (request) => {
      const { advanceMs, to } = request.body;
      if ((advanceMs === undefined) === (to === undefined))
        throw skyrigError('CONTROL_REQUEST', 'Give either advanceMs or to.');
      if (advanceMs === undefined) await request.cloud.clock.advanceTo(String(to));
      else await request.cloud.clock.advance(Number(advanceMs));
      return clockOf(request);
    },
  },
  {
    method: 'POST',
    path: '/settle',
    id: 'settle',
    summary: 'Waits until nothing is left to happen; with leap, moves the clock over retries, delays and back-off.',
    body: {
      type: 'object',
      additionalProperties: false,
      properties: { leap: { type: 'boolean' }, horizonMs: milliseconds, timeoutMs: milliseconds },
    },
    answer: {
      type: 'object',
      required: ['steps', 'invocations', 'elapsedMs'],
      properties: { steps: { type: 'integer' }, invocations: { type: 'integer' }, elapsedMs: { type: 'number' } },
    },
    handle: ({ cloud, body }) => cloud.settle(body),
  },
  {
    method: 'GET',
    path: '/outstanding',
    id: 'outstanding',
    summary: 'Who still has something to do, in words, and what is scheduled.',
    answer: {
      type: 'object',
      properties: {
        running: { type: 'array', items: { type: 'string' } },
        scheduled: { type: 'array', items: { type: 'object' } },
      },
    },
    handle: ({ cloud }) => cloud.outstanding(),
  },
  {
    method: 'GET',
    path: '/faults',
    id: 'listFaults',
    summary: 'The fault rules in force.',
    answer: { type: 'object', properties: { faults: { type: 'array', items: { type: 'object' } } } },
    handle: ({ cloud }) => ({
      faults: cloud.faults.list().map(({ rule, name, matched, applied }) => ({ ...rule, name, matched, applied })),
    }),
  },
  {
    method: 'POST',
    path: '/faults',
    id: 'injectFault',
    summary: 'Puts a fault rule in force.',
    body: faultBody,
    answer: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    handle: ({ cloud, body }) => ({ name: cloud.faults.inject(body as unknown as FaultRule).name }),
  },
  {
    method: 'DELETE',
    path: '/faults',
    id: 'clearFaults',
    summary: 'Removes every fault rule.',
    answer: okAnswer,
    handle: ({ cloud }) => {
      cloud.faults.clear();
      return { ok: true };
    },
  },
  {
    method: 'GET',
    path: '/trace',
    id: 'trace',
    summary: 'The causal log of steps.',
    query: { since: { type: 'integer', minimum: 0, description: 'first sequence number wanted' } },
    answer: {
      type: 'object',
      required: ['records', 'dropped'],
      properties: { records: { type: 'array', items: { type: 'object' } }, dropped: { type: 'integer' } },
    },
    handle: ({ cloud, query }) => ({
      records: cloud.trace.since(Number(query.get('since') ?? 0)).map(({ input: _input, ...record }) => record),
      dropped: cloud.trace.dropped,
    }),
  },
];
