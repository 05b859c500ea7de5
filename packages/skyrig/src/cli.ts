#!/usr/bin/env node
/** The command `skyrig`. Nothing heavy is imported here: a command's code, and the cloud, load when they are asked for. */
import { runCli } from './cli/run-cli.ts';

void runCli(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
