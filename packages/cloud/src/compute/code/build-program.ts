import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Programs of ours that run elsewhere than in this thread, and where their generated texts are kept. */
export const programs: readonly { readonly entry: string; readonly target: string; readonly name: string }[] = [
  { entry: 'thread/agent.worker.ts', target: 'thread/agent-source.generated.ts', name: 'agentSource' },
  {
    entry: 'process/node-bootstrap.worker.ts',
    target: 'process/node-bootstrap.generated.ts',
    name: 'nodeBootstrapSource',
  },
];

/**
 * Bundles a program into one text. The text is generated and committed, so that a worker starts the same
 * way from source, from either built format, and from a bundle that somebody makes of this package.
 */
export async function buildProgram(program: (typeof programs)[number]): Promise<string> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
  const result = await build({
    absWorkingDir: folder,
    entryPoints: [join(folder, program.entry)],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    minifyWhitespace: true,
    legalComments: 'none',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** The module that keeps a program's text. */
export function formatProgramModule(program: (typeof programs)[number], text: string): string {
  return `/* Generated from ${program.entry} by \`npm run generate\`; do not edit. */\nexport const ${program.name}: string = ${JSON.stringify(text)};\n`;
}
