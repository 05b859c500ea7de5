import { writeFileSync } from 'node:fs';
import { buildProgram, formatProgramModule, programs } from '../src/compute/code/build-program.ts';

// Writes the programs of compute's worker threads and Node.js processes; run with tsx.
for (const program of programs) {
  writeFileSync(
    new URL(`../src/compute/${program.target}`, import.meta.url),
    formatProgramModule(program, await buildProgram(program)),
  );
}
