import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync, watch } from 'node:fs';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { waitForStopSignal } from '../server/stop-signals.ts';

function lastLines(text: string, count: number | undefined): string {
  if (count === undefined) return text;
  const lines = text.split('\n');
  const isEnded = lines.at(-1) === '';
  if (isEnded) lines.pop();
  return lines
    .slice(Math.max(0, lines.length - count))
    .map((line) => `${line}\n`)
    .join('');
}

/** Bytes of a file from a position on. */
function readFrom(descriptor: number, position: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - position));
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, position));
}

/** Prints what is added to the log, also after a restart has begun a new one, until a signal comes. */
async function follow(file: string, folder: string, from: number): Promise<void> {
  let position = from;
  let descriptor = openSync(file, 'r');
  const pump = (): void => {
    const added = readFrom(descriptor, position);
    position += added.length;
    process.stdout.write(added);
    if (!existsSync(file) || statSync(file).ino === fstatSync(descriptor).ino) return;
    closeSync(descriptor);
    descriptor = openSync(file, 'r');
    position = 0;
    pump();
  };
  const watcher = watch(folder, pump);
  pump();
  await waitForStopSignal();
  watcher.close();
  closeSync(descriptor);
}

/** `skyrig logs` */
export const logs: RunCommand = async (line) => {
  const project = openProject(line);
  const tail = line.integer('tail', 0, 1_000_000);
  if (!existsSync(project.logFile)) {
    throw misuse(
      'NO_LOG',
      `There is no log yet: no cloud of this project (${project.folder}) has run. To start one: skyrig start --detach`,
    );
  }
  const bytes = readFileSync(project.logFile);
  process.stdout.write(lastLines(bytes.toString(), tail));
  if (line.flag('follow')) await follow(project.logFile, project.stateFolder, bytes.length);
  return exitCodes.done;
};
