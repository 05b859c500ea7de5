import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Rewrites positions in a bundle to positions in the source, in any text: stacks, log lines. */
export type StackMapper = (text: string) => string;

/** Maps mentions of `filename:line:column` through a source map, which is parsed on first need. */
export function createStackMapper(filename: string, map: string): StackMapper {
  let mention: RegExp | undefined;
  let parsed: SourceMap | undefined;
  return (text) => {
    if (!text.includes(filename)) return text;
    mention ??= mentionOf(filename);
    return text.replace(mention, (whole, line: string, column: string) => {
      parsed ??= new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
      const entry = parsed.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return whole;
      const source = entry.originalSource.startsWith('file://')
        ? fileURLToPath(entry.originalSource)
        : entry.originalSource;
      return `${resolve(dirname(filename), source)}:${String(entry.originalLine + 1)}:${String(entry.originalColumn + 1)}`;
    });
  };
}

function mentionOf(filename: string): RegExp {
  const escaped = filename.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?:file://)?${escaped}:(\\d+):(\\d+)`, 'g');
}

const workerFrame = /\n\s+at [^\n]*\[worker eval\]:\d+:\d+\)?(?=\n|$)/g;

/** Leaves out the frames of the thread that runs the code: what called the handler is of no interest to its author. */
export function dropWorkerFrames(text: string): string {
  return text.includes('[worker eval]') ? text.replaceAll(workerFrame, '') : text;
}
