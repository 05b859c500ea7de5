interface Frame {
  readonly where: string;
  readonly what: string;
}

// V8: `at readOrder (file:///a/b.ts:1:2)`, `at /a/b.ts:1:2`; Vitest prints `❯ readOrder a/b.ts:1:2`.
const v8 = /^\s*at (?:(.+?) \()?((?:file:\/\/|[A-Za-z]:\\)?[^()\s][^()]*?):\d+:\d+\)?\s*$/;
const vitest = /^\s*❯ (?:(\S+) )?(\S+?):\d+:\d+\s*$/;
const python = /^\s*File "([^"]+)", line \d+(?:, in (\S+))?/;
const java = /^\s*at ([\w.$/]+)\(([\w$]+\.(?:java|kt|scala|groovy)):\d+\)/;
const foreign =
  /node_modules|^node:|^internal\/|<anonymous>|<frozen |site-packages|[\\/]lib[\\/]python\d|^(?:java|jdk|sun|org\.junit|org\.testng)[./]/;

function readFrame(line: string): Frame | undefined {
  const inJava = java.exec(line);
  if (inJava) return { what: inJava[1] ?? '', where: inJava[2] ?? '' };
  const inV8 = v8.exec(line) ?? vitest.exec(line);
  if (inV8) return { what: inV8[1] ?? '', where: inV8[2] ?? '' };
  const inPython = python.exec(line);
  return inPython ? { what: inPython[2] ?? '', where: inPython[1] ?? '' } : undefined;
}

/** The file and its folder: what is before them differs from machine to machine. */
function shorten(where: string): string {
  const path = where.replace(/^file:\/\//, '').replace(/[?#].*$/, '');
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join('/');
}

const isOwn = (frame: Frame | undefined): frame is Frame =>
  frame !== undefined && !foreign.test(frame.where) && !foreign.test(frame.what);

/** The innermost frame that is the project's own, without line numbers; empty when there is none. */
export function findOwnFrame(trace: string): string {
  if (trace === '') return '';
  const lines = trace.split('\n');
  // Python puts the innermost frame last.
  if (python.test(lines.find((line) => python.test(line)) ?? '')) lines.reverse();
  for (const line of lines) {
    const frame = readFrame(line);
    if (!isOwn(frame)) continue;
    const what = frame.what.replace(/^(?:async |new |Object\.|Module\.|Function\.)+/, '').replace(/^<anonymous>$/, '');
    const file = shorten(frame.where);
    return what === '' || what === 'null' ? file : `${what} (${file})`;
  }
  return '';
}
