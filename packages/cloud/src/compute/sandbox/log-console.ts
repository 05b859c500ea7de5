import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { formatWithOptions } from 'node:util';
import type { LogEntry } from '../types.ts';

type Level = LogEntry['level'];

/** Writes one line of a function's log; a raw one goes as it is, as what is printed to stdout does. */
export type WriteLog = (level: Level, text: string, raw?: boolean) => void;

/** A `console` as Lambda's Node.js runtime patches it: every call is one log line. */
export function createLogConsole(write: WriteLog): Console {
  const logger =
    (level: Level) =>
    (...args: readonly unknown[]): void => {
      write(level, formatWithOptions({}, ...args));
    };
  let raw: Console | undefined;
  const rest = (): Console =>
    (raw ??= new Console({
      stdout: lineWritable((line) => write('INFO', line, true)),
      stderr: lineWritable((line) => write('ERROR', line, true)),
    }));
  const own = Object.create(restOfConsole) as Console & { [makeRest]?: () => Console };
  Object.defineProperty(own, makeRest, { value: rest });
  return Object.assign(own, {
    log: logger('INFO'),
    info: logger('INFO'),
    debug: logger('DEBUG'),
    warn: logger('WARN'),
    error: logger('ERROR'),
    trace: logger('TRACE'),
    fatal: logger('FATAL'),
  });
}

const makeRest = Symbol('makeRest');

/** `table`, `dir`, `time` and so on: taken from a real console, which is made for the first of them. */
const restOfConsole: object = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.keys(console).map((name) => [
      name,
      {
        get(this: { readonly [makeRest]?: () => Console }): unknown {
          return this[makeRest]?.()[name as keyof Console];
        },
        set(this: object, value: unknown): void {
          Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
        },
        enumerable: true,
      },
    ]),
  ),
);

/** A stream that hands on what is written to it line by line. */
export function lineWritable(onLine: (line: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      for (const line of splitLines(String(chunk))) onLine(line);
      done();
    },
  });
}

/** Lines of a chunk, without the empty end. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Formats a line as Lambda does: tab-separated text, or JSON when the function's log format is JSON. */
export function formatLogLine(
  json: boolean,
  timestamp: number,
  requestId: string | undefined,
  level: Level,
  text: string,
): string {
  const time = new Date(timestamp).toISOString();
  if (json) return JSON.stringify({ timestamp: time, level, requestId, message: text });
  // AWS: before the first invocation the request id reads `undefined`. Source: aws-lambda-nodejs-runtime-interface-client, src/logging.
  return `${time}\t${String(requestId)}\t${level}\t${text}`;
}
