import picocolors from 'picocolors';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Where a command writes: results on stdout, everything else on stderr. */
export interface Terminal {
  readonly colors: Colors;
  readonly errorColors: Colors;
  /** A person is there to be asked. */
  readonly isInteractive: boolean;
  /** Writes one line to stdout. */
  print(line: string): void;
  /** Writes one line to stderr. */
  note(line: string): void;
}

/** No colours where they would be noise: in files, in pipes, or where NO_COLOR is set. FORCE_COLOR wins over a pipe. */
function wantsColors(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR']) return environment['FORCE_COLOR'] !== '0';
  return stream.isTTY && environment['TERM'] !== 'dumb';
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // `skyrig logs | head`: the reader has gone, which is no error of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    colors: picocolors.createColors(wantsColors(stdout, env)),
    errorColors: picocolors.createColors(wantsColors(stderr, env)),
    isInteractive: stdin.isTTY && stdout.isTTY,
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
  };
}
