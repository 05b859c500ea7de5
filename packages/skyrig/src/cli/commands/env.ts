import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { clientEnvironment, conflictingVariables } from '../server/client-environment.ts';
import { getRunningServer } from '../server/running-server.ts';

/** `skyrig env` */
export const env: RunCommand = async (line, terminal) => {
  const { url } = await getRunningServer(openProject(line));
  const variables = clientEnvironment(url);
  const entries = Object.entries(variables);
  switch (line.text('format') ?? 'sh') {
    case 'json':
      terminal.print(JSON.stringify(variables, undefined, 2));
      break;
    case 'powershell':
      for (const [name, value] of entries) terminal.print(`$env:${name} = '${value}'`);
      terminal.print(`Remove-Item -ErrorAction Ignore ${conflictingVariables.map((name) => `Env:${name}`).join(', ')}`);
      break;
    default:
      for (const [name, value] of entries) terminal.print(`export ${name}='${value}'`);
      terminal.print(`unset ${conflictingVariables.join(' ')}`);
  }
  return exitCodes.done;
};
