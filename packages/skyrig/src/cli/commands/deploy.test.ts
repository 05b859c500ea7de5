import { mkdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createCliProject, findUrl } from '../test-support/cli-fixture.ts';

const template = JSON.stringify({
  Parameters: { Stage: { Type: 'String' } },
  Resources: { Tasks: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'tasks-${Stage}' } } } },
  Outputs: { QueueUrl: { Value: { Ref: 'Tasks' } } },
});

test('a template is deployed to the cloud that runs, from where the command was given', async () => {
  const project = createCliProject();
  mkdirSync(project.path('infra'));
  project.write('infra/template.json', template);
  const url = findUrl((await project.run('start', '--detach', '--port', '0')).stdout);
  const refused = await project.run('deploy', 'infra/template.json', '--stack-name', 'bad', '-P', 'Stage=a=b');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^error Stack bad was not deployed; .*\n  Tasks \(AWS::SQS::Queue\): /);

  const args = ['deploy', 'infra/template.json', '--stack-name', 'orders', '--parameter', 'Stage=test'];
  const done = await project.run(...args, '--json');
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(done.stdout)).toMatchObject({
    stacks: [{ name: 'orders', outputs: { QueueUrl: `${url}/000000000000/tasks-test` } }],
  });
  const again = await project.run(...args);
  expect(again).toEqual({
    code: 0,
    stdout: `Deployed orders (1 resource)\n  QueueUrl  ${url}/000000000000/tasks-test\n`,
    stderr: '',
  });
});

test('what cannot be deployed is told before a cloud is asked, and a cloud that is not there is named', async () => {
  const project = createCliProject();
  expect(await project.run('deploy', 'nowhere.yaml')).toEqual({
    code: 2,
    stdout: '',
    stderr: `error There is no ${project.path('nowhere.yaml')}.\n`,
  });
  project.write('template.json', template);
  expect((await project.run('deploy', 'template.json', '-P', 'Stage')).stderr).toBe(
    'error --parameter is "Stage": give KEY=VALUE.\n',
  );
  expect((await project.run('deploy', 'template.json')).stderr).toContain('To start one: skyrig start --detach');
  const gone = await project.run('deploy', 'template.json', '--endpoint', 'http://127.0.0.1:1');
  expect(gone.code).toBe(2);
  expect(gone.stderr).toContain('error No cloud answers at http://127.0.0.1:1: ');
});
