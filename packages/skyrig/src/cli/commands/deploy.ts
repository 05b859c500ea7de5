import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import type { DeployedStack } from '@skyrig/cloud';

import { misuse } from '../../config/misuse.ts';
import type { CommandLine } from '../command-line.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { getRunningServer } from '../server/running-server.ts';
import type { Terminal } from '../terminal.ts';

function readParameters(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf('=');
      if (equals < 1) throw misuse('COMMAND_LINE', `--parameter is ${JSON.stringify(text)}: give KEY=VALUE.`);
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

async function findEndpoint(line: CommandLine): Promise<string> {
  const endpoint = line.text('endpoint') ?? process.env['SKYRIG_ENDPOINT'];
  if (endpoint === undefined) return (await getRunningServer(openProject(line))).url;
  if (!/^https?:\/\//.test(endpoint))
    throw misuse(
      'COMMAND_LINE',
      `--endpoint is ${JSON.stringify(endpoint)}: give a URL such as http://127.0.0.1:4566.`,
    );
  return endpoint.replace(/\/$/, '');
}

async function post(url: string, body: object): Promise<{ readonly stacks: readonly DeployedStack[] }> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  } catch (error) {
    const { cause } = error as Error;
    throw misuse(
      'NOT_RUNNING',
      `No cloud answers at ${new URL(url).origin}: ${cause instanceof Error ? cause.message : String(error)}.`,
      { cause: error },
    );
  }
  const answer = (await response.json()) as { readonly message?: string; readonly stacks?: readonly DeployedStack[] };
  if (response.ok && answer.stacks) return { stacks: answer.stacks };
  const message = answer.message ?? `${url} answered ${response.status}: it is no Skyrig cloud, or an older one.`;
  if (response.status >= 500) throw new Error(message);
  throw misuse('DEPLOY', message);
}

function show({ name, outputs, resources }: DeployedStack, terminal: Terminal): void {
  const { bold, green, yellow, dim } = terminal.colors;
  const ignored = Object.entries(resources).filter(([, { isIgnored }]) => isIgnored);
  const count = Object.keys(resources).length - ignored.length;
  terminal.print(`${green(bold(`Deployed ${name}`))} ${dim(`(${count} ${count === 1 ? 'resource' : 'resources'})`)}`);
  const width = Math.max(0, ...Object.keys(outputs).map((key) => key.length));
  for (const [key, value] of Object.entries(outputs)) terminal.print(`  ${dim(key.padEnd(width))}  ${value}`);
  for (const [id, { type }] of ignored) terminal.note(`${yellow('left out')} ${id} (${type}): not emulated`);
}

/** `skyrig deploy`: the cloud's own process reads the template and the code, so they must be on its machine. */
export const deploy: RunCommand = async (line, terminal) => {
  const template = resolve(line.argument);
  if (!existsSync(template)) throw misuse('TEMPLATE', `There is no ${template}.`);
  const stackName = line.text('stack-name');
  const parameters = readParameters(line.texts('parameter'));
  const { stacks } = await post(`${await findEndpoint(line)}/_skyrig/deploy`, {
    path: template,
    ...(stackName !== undefined && { stackName }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(line.flag('ignore-unsupported') && { ignoreUnsupported: true }),
  });
  if (line.flag('json')) terminal.print(JSON.stringify({ stacks }, undefined, 2));
  else for (const stack of stacks) show(stack, terminal);
  return exitCodes.done;
};
