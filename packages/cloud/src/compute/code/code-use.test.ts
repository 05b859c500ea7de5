import { describe, expect, test } from 'vitest';
import { readModule } from './read-module.ts';

const handler = (body: string): string =>
  `var handler = async (event, context) => {\n  ${body}\n};\nexport {\n  handler\n};`;

describe('code that does the same with the same answers', () => {
  test.each([
    [
      'clients of the SDK',
      `import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";\nvar sqs = new SQSClient({});\n${handler(
        'await sqs.send(new SendMessageCommand({ QueueUrl: __skyrig.process.env.QUEUE, MessageBody: event.body }));',
      )}`,
    ],
    ['time, randomness and the log', handler('__skyrig.console.log(__skyrig.Date.now(), __skyrig.randomUuid());')],
    ['a variable by its name', handler('return __skyrig.process.env[event.name];')],
    ['timers', handler('await new Promise((resolve) => __skyrig.setTimeout(resolve, 5));')],
    [
      'the language',
      handler('const { a = 1, ...rest } = event; for (const [key] of Object.entries(rest)) Buffer.from(key + a);'),
    ],
    [
      'what it has itself',
      handler(
        'let total = 0; const seen = {}; for (const n of event) { total += n; seen[n] = true; } return [total, seen];',
      ),
    ],
    [
      'built-in functions',
      handler('return event.ids.map(Number).filter(Boolean).concat(Array.prototype.slice.call(event));'),
    ],
    ['a comparison', handler('return event instanceof Map || typeof event === "object" || new Set([event.a]).has(1);')],
    ["an error's name", handler('try { JSON.parse(event); } catch (error) { return error.constructor.name; }')],
    ['numbers for people', handler('return new Intl.NumberFormat("en").format(event.n);')],
    ['dates for people', handler('return new Intl.DateTimeFormat("en").formatToParts(new __skyrig.Date());')],
    ['what it has looked up', handler('const rows = new Map(); rows.get(event.id).count = 1;')],
    [
      'every kind of log line',
      handler('__skyrig.console.info(event); __skyrig.console.error(event); __skyrig.console.debug(event);'),
    ],
    ['some variables', handler('const { TABLE, STAGE = "x" } = __skyrig.process.env; return TABLE + STAGE;')],
    [
      'modules of Node.js without their prefix',
      `import path from "path";\nimport { inspect } from "util";\n${handler('return path.join(inspect(event), path.basename("a"));')}`,
    ],
    [
      'hashes and seeded identifiers',
      `import { createHash, randomUUID } from "node:crypto";\n${handler('return createHash("sha256").update(randomUUID()).digest("hex");')}`,
    ],
    [
      'errors that set themselves up',
      `var Failure = class extends Error {\n  constructor() {\n    super();\n    Object.setPrototypeOf(this, Failure.prototype);\n    Error.captureStackTrace(this, this.constructor);\n    this.name = new.target.name;\n  }\n};\n${handler('throw new Failure();')}`,
    ],
    ['labels', handler('outer: for (;;) { for (;;) break outer; }')],
    ['a caught error', handler('try { throw new Error("x"); } catch (error) { error.message = "y"; }')],
    [
      'classes',
      `var Failure = class extends Error {\n  name = "Failure";\n};\n${handler('throw new Failure(`${event.id}`);')}`,
    ],
    ['names of strings', handler('return "crypto" + event.fetch;')],
    [
      'built-in modules that only compute',
      `import { join } from "node:path";\n${handler('return join(event.a, "b");')}`,
    ],
  ])('%s', (_name, code) => {
    expect(readModule(code).isRepeatable).toBe(true);
  });
});

describe('code that may draw on, or change, something else', () => {
  test.each([
    ['another package', `import pg from "pg";\n${handler('return pg;')}`],
    ['files', `import { readFile } from "node:fs/promises";\n${handler('return readFile(event.path);')}`],
    ['a package by export', `export { x } from "somewhere";\n${handler('return 1;')}`],
    ['a package imported later', handler('return import("node:os");')],
    ['random bytes', `import { randomBytes } from "node:crypto";\n${handler('return randomBytes(4);')}`],
    ['all of a module', `import crypto from "node:crypto";\n${handler('return crypto.randomBytes(4);')}`],
    [
      'a part of a built-in function',
      `import { inspect } from "node:util";\n${handler('const options = inspect.defaultOptions; options.depth = 9;')}`,
    ],
    ['the rest of the variables', handler('const { TABLE, ...rest } = __skyrig.process.env; return rest;')],
    ['the network', handler('return __skyrig.fetch(event.url);')],
    ['randomness that is not seeded', handler('return crypto.getRandomValues(new Uint8Array(1));')],
    ['the time of the process', handler('return __skyrig.performance.now();')],
    ['all variables', handler('return { ...__skyrig.process.env };')],
    ['a part of the process', handler('const { env } = __skyrig.process; return env;')],
    ['the process', handler('return __skyrig.process.memoryUsage();')],
    ['the global object', handler('return globalThis.counter;')],
    ['a global of somebody else', handler('return counter;')],
    ['a module by name', handler('return require("node:os");')],
    ['collected garbage', handler('return new WeakRef(event).deref();')],
    ['a changed variable', handler('__skyrig.process.env.STAGE = "x";')],
    ['a changed global', handler('Math.calls = 1;')],
    ['a changed prototype', handler('delete Array.prototype.at;')],
    ['a changed global among others', handler('[event.a, Date.calls] = [1, 2];')],
    ['a global changed by a loop', handler('for (Math.calls of event) ;')],
    ['a changed package', `import { SQSClient } from "@aws-sdk/client-sqs";\n${handler('SQSClient.calls++;')}`],
    [
      'a global that another function has a parameter of',
      `var f = (crypto) => crypto;\n${handler('return f(crypto);')}`,
    ],
    ['the time in real time', handler('__skyrig.console.time("a"); __skyrig.console.timeEnd("a");')],
    ['a count of its log', handler('__skyrig.console.count("calls");')],
    ['any method of the log', handler('__skyrig.console[event.level]("a");')],
    ['the log itself', handler('const log = __skyrig.console; log.log("a");')],
    ["the log's methods", handler('const { log } = __skyrig.console; log("a");')],
    ['the time of an event', handler('return new Event("x").timeStamp;')],
    ['a global under another name', handler('const m = Math; m.calls = 1;')],
    ['a global that is handed on', handler('Object.assign(Math, { calls: 1 });')],
    ['a function that is handed on to be changed', handler('Object.assign(String, { calls: 1 });')],
    ['a prototype that is handed on', handler('Object.defineProperty(BigInt.prototype, "toJSON", { value: String });')],
    ["a value's prototype", handler('Object.getPrototypeOf(event).calls = 1;')],
    ["a value's class", handler('event.constructor.calls = 1;')],
    ['a global in brackets', handler('(0, Math).calls = 1;')],
    ['a global if there is one', handler('delete Math?.calls;')],
    ['the whole of what is injected', handler('return __skyrig;')],
    ['evaluated text', handler('return eval(event.text);')],
    ['its own file', handler('return import.meta.url;')],
    [
      'a module that remembers more than its bindings',
      `var next = ((n) => () => ++n)(0);\n${handler('return next();')}`,
    ],
  ])('%s', (_name, code) => {
    expect(readModule(code).isRepeatable).toBe(false);
  });
});
