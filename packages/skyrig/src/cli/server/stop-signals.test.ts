import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test } from 'vitest';

import { createCliProject, startNode } from '../test-support/cli-fixture.ts';

test('the first signal asks to stop, the second one ends the process at once', async () => {
  const project = createCliProject();
  const module = pathToFileURL(join(import.meta.dirname, 'stop-signals.ts')).href;
  project.write(
    'hang.mjs',
    `import { waitForStopSignal } from '${module}';
     process.stdin.resume();
     setInterval(() => {}, 60_000);
     const stopped = waitForStopSignal();
     console.log('waiting');
     console.log(await stopped);`,
  );
  const running = startNode([project.path('hang.mjs')], project.folder);
  await running.line(/waiting/);
  running.child.kill('SIGINT');
  expect(await running.line(/SIG/)).toBe('SIGINT');
  running.child.kill('SIGINT');
  expect(await running.ended).toMatchObject({ code: 130 });
});
