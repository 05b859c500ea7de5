import { expect, test } from 'vitest';
import { nodeBootstrapSource } from '../process/node-bootstrap.generated.ts';
import { agentSource } from '../thread/agent-source.generated.ts';
import { buildProgram, programs } from './build-program.ts';

const committed: Readonly<Record<string, string>> = { agentSource, nodeBootstrapSource };

test.each(programs)('the generated text of $entry is up to date', async (program) => {
  // Compared as a whole, without a diff of two long lines.
  expect(committed[program.name] === (await buildProgram(program))).toBe(true);
});
