import { once } from 'node:events';

import { isMisuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { mergeSettings, readGivenSettings } from '../project/server-settings.ts';
import type { ServerMessage } from '../server/launch-detached.ts';
import { serveProject } from '../server/serve-project.ts';

async function tell(message: ServerMessage): Promise<void> {
  if (process.send === undefined) return;
  await new Promise<void>((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

/** The process in the background: tells its parent when the cloud can be used, or why it cannot. */
export const serve: RunCommand = async (line) => {
  const project = openProject(line);
  try {
    await serveProject(project, mergeSettings(readGivenSettings(line)), {
      isDetached: true,
      onReady: (record, services) => void tell({ kind: 'ready', record, services }),
    });
    return exitCodes.done;
  } catch (error) {
    if (!isMisuse(error)) throw error;
    await tell({ kind: 'misuse', message: error.message });
    if (process.connected) {
      process.disconnect();
      await once(process, 'disconnect');
    }
    return exitCodes.misuse;
  }
};
