import { join } from 'node:path';

import { installFromMaven } from './maven.ts';
import type { Peer } from './peer.ts';

const python = (folder: string, packages: readonly string[]): ReturnType<Peer['install']> => [
  { file: 'python3', args: ['-m', 'venv', 'venv'] },
  { file: join(folder, 'venv/bin/pip'), args: ['install', '--quiet', ...packages] },
];

const npm = (name: string): ReturnType<Peer['install']> => [
  { file: 'npm', args: ['install', '--silent', '--no-audit', '--no-fund', '--prefix', '.', name] },
];

const dynalite: Peer = {
  name: 'dynalite',
  services: ['dynamodb'],
  installed: 'node_modules/dynalite/cli.js',
  install: () => npm('dynalite@4.0.0'),
  start: (_folder, port) => ({
    file: process.execPath,
    args: ['node_modules/dynalite/cli.js', '--port', String(port), '--createTableMs', '0'],
  }),
};

const dynamodbLocal: Peer = {
  name: 'dynamodb-local',
  services: ['dynamodb'],
  installed: 'lib/DynamoDBLocal-2.6.1.jar',
  install: (folder) =>
    installFromMaven(folder, [{ groupId: 'com.amazonaws', artifactId: 'DynamoDBLocal', version: '2.6.1' }]),
  start: (_folder, port) => ({
    file: 'java',
    args: [
      '-Djava.library.path=lib',
      '-cp',
      'lib/*',
      'com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
      '-inMemory',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
  }),
};

const elasticmq: Peer = {
  name: 'elasticmq',
  services: ['sqs'],
  installed: 'lib/elasticmq-server_2.13-1.7.1.jar',
  install: (folder) =>
    installFromMaven(folder, [{ groupId: 'org.elasticmq', artifactId: 'elasticmq-server_2.13', version: '1.7.1' }]),
  start: (_folder, port) => ({
    file: 'java',
    args: [
      `-Drest-sqs.bind-port=${port}`,
      '-Drest-sqs.bind-hostname=127.0.0.1',
      `-Dnode-address.port=${port}`,
      '-Drest-stats.enabled=false',
      '-cp',
      'lib/*',
      'org.elasticmq.server.Main',
    ],
  }),
  healthPath: '/health',
};

const moto: Peer = {
  name: 'moto',
  services: ['dynamodb', 'sqs'],
  installed: 'venv/bin/moto_server',
  install: (folder) => python(folder, ['moto[server]==5.2.5']),
  start: (folder, port) => ({ file: join(folder, 'venv/bin/moto_server'), args: ['-p', String(port)] }),
  healthPath: '/moto-api/data.json',
};

const ministack: Peer = {
  name: 'ministack',
  services: ['dynamodb', 'sqs', 'lambda'],
  installed: 'venv/bin/ministack',
  install: (folder) => python(folder, ['ministack==1.5.33']),
  start: (folder, port) => ({
    file: join(folder, 'venv/bin/ministack'),
    args: [],
    env: { GATEWAY_PORT: String(port), LAMBDA_EXECUTOR: 'local' },
  }),
  healthPath: '/_ministack/health',
};

/** AGPL-3.0: only ever run as a process of its own. */
const yulin: Peer = {
  name: 'yulin',
  services: [],
  installed: 'node_modules/@kensio/yulin/package.json',
  install: () => npm('@kensio/yulin'),
  start: () => {
    throw new Error('@kensio/yulin is a library without a server; what it could be measured on is not written.');
  },
};

export const allPeers: readonly Peer[] = [dynalite, dynamodbLocal, elasticmq, moto, ministack, yulin];
