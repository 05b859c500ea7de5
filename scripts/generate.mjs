/** `npm run generate`: writes everything that is generated and needs no network. */
import { runGenerators } from './generated-files.mjs';

const { code, output } = await runGenerators();
process.stdout.write(output);
process.exitCode = code;
