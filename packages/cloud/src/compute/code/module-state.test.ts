import { describe, expect, test } from 'vitest';
import { readModule } from './read-module.ts';

describe('modules whose bindings are all of their state', () => {
  test.each([
    [
      'clients of the SDK',
      `import { SQSClient } from "@aws-sdk/client-sqs";\nvar sqs = new SQSClient({ region: "x" });`,
      ['sqs'],
    ],
    [
      'a document client',
      `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";\nimport { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";\nvar db = DynamoDBDocumentClient.from(new DynamoDBClient({}));`,
      ['db'],
    ],
    [
      'clients with settings',
      `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";\nimport { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";\nvar region = __skyrig.process.env.REGION ?? "x";\nvar options = { region, maxAttempts: Number(__skyrig.process.env.TRIES || 3) };\nvar client = new DynamoDBClient({ ...options, endpoint: \`https://\${region}.test\` });\nvar db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });`,
      ['region', 'options', 'client', 'db'],
    ],
    [
      'variables',
      'var limit = Number(__skyrig.process.env.LIMIT ?? "3"), table = `t-${__skyrig.process.env["STAGE"]}`;',
      ['limit', 'table'],
    ],
    ['variables by name', 'var { TABLE, STAGE: stage = "test" } = __skyrig.process.env;', ['TABLE', 'stage']],
    [
      'what is made of variables',
      'var names = __skyrig.process.env.NAMES.split(",");\nvar limit = Number.parseInt(__skyrig.process.env.LIMIT ?? "5", 10);\nvar flags = JSON.parse(__skyrig.process.env.FLAGS);\nvar pattern = new RegExp(`^${names.join("|")}$`);',
      ['names', 'limit', 'flags', 'pattern'],
    ],
    [
      'an enumeration',
      'var Status = /* @__PURE__ */ ((Status2) => {\n  Status2["Open"] = "OPEN";\n  Status2[Status2["Done"] = 1] = "Done";\n  return Status2;\n})(Status || {});\nvar all = Object.values(Status);',
      ['Status', 'all'],
    ],
    [
      'a client by its package',
      'import * as sdk from "@aws-sdk/client-sqs";\nvar sqs = new sdk.SQSClient({});',
      ['sqs'],
    ],
    ['a static member', 'var Failure = class extends Error {\n  static code = "FAILED";\n};', ['Failure']],
    [
      'functions and classes',
      'function f() {\n}\nvar g = async () => f();\nvar E = class extends Error {\n  code = 1;\n};',
      ['f', 'g', 'E'],
    ],
    [
      'containers',
      'var cache = new Map([["a", 1]]), all = [1, { a: /x/g, ...{} }], n = 0, none;',
      ['cache', 'all', 'n', 'none'],
    ],
    [
      'a namespace',
      'var __defProp = Object.defineProperty;\nvar __export = (target, all) => {\n};\nvar ns = {};\n__export(ns, { a: () => a });\nvar a = 1;\nexport {\n  a\n};',
      ['__defProp', '__export', 'ns', 'a'],
    ],
    [
      'other packages, which each thread has once',
      'import pg from "pg";\nimport { setTimeout } from "node:timers/promises";\nfunction f() {\n  return pg;\n}',
      ['f'],
    ],
  ])('%s', (_name, code, names) => {
    expect(readModule(code).state).toEqual(names);
  });
});

describe('modules that may remember more, or do more than to declare', () => {
  test.each([
    ['a closure', 'var next = (() => {\n  let n = 0;\n  return () => ++n;\n})();'],
    [
      "an instance of somebody's class",
      'import { Logger } from "@aws-lambda-powertools/logger";\nvar logger = new Logger();',
    ],
    ['an instance of its own class', 'var Counter = class {\n};\nvar counter = new Counter();'],
    ['a weak map', 'var seen = new WeakMap();'],
    ['a static member that nobody sees', 'var C = class {\n  static #n = 0;\n};'],
    ['a static member that is made', 'var C = class {\n  static started = start();\n};'],
    ['a static block', 'class C {\n  static {\n    start();\n  }\n}'],
    ['an effect', '__skyrig.process.on("SIGTERM", () => 0);'],
    ['a call', 'var started = __skyrig.Date.now();'],
    ['randomness', 'var id = __skyrig.randomUuid();'],
    ['top-level await', 'var config = await load();'],
    ['the environment itself', 'var env = __skyrig.process.env;'],
    ['a global of the environment', 'var log = __skyrig.console;'],
    ['the rest of the variables', 'var { TABLE, ...rest } = __skyrig.process.env;'],
    ['destructuring', 'var { TABLE } = settings();'],
    [
      'a closure that looks like an enumeration',
      'var next = ((state) => {\n  return () => ++state.n;\n})(next || {});',
    ],
    ['what an enumeration is not given', 'var E = ((E2) => {\n  E2["A"] = 1;\n  return E2;\n})(E || { n: 0 });'],
    ['a function that is called at once', 'var n = ((n2) => {\n  start();\n  return n2;\n})(n || {});'],
    ['a method of something else', 'var rows = table.split(",");'],
    ['bound timers', 'import { setTimeout } from "node:timers";'],
    ['an exported expression', 'export default make();'],
    ['the name of its log stream', 'var stream = __skyrig.process.env.AWS_LAMBDA_LOG_STREAM_NAME;'],
    [
      'a client that adapts',
      'import { SQSClient } from "@aws-sdk/client-sqs";\nvar sqs = new SQSClient({ retryMode: "adaptive" });',
    ],
    [
      'a client that calls the code',
      'import { SQSClient } from "@aws-sdk/client-sqs";\nvar sqs = new SQSClient({ credentials: async () => load() });',
    ],
    [
      'a client that calls a function of the code',
      'import { SQSClient } from "@aws-sdk/client-sqs";\nfunction load() {\n}\nvar sqs = new SQSClient({ credentials: load });',
    ],
    [
      'a client that calls another package',
      'import { SQSClient } from "@aws-sdk/client-sqs";\nimport { fromIni } from "@aws-sdk/credential-providers";\nvar sqs = new SQSClient({ credentials: fromIni() });',
    ],
    [
      'a look into a client',
      'import { SQSClient } from "@aws-sdk/client-sqs";\nvar sqs = new SQSClient({});\nvar f = async () => (await sqs.config.credentials()).sessionToken;',
    ],
    [
      'a look into a client by its parts',
      'import { SQSClient } from "@aws-sdk/client-sqs";\nvar sqs = new SQSClient({});\nfunction f() {\n  const { middlewareStack } = sqs;\n  return middlewareStack;\n}',
    ],
    [
      'a package that has credentials',
      'import { getSignedUrl } from "@aws-sdk/s3-request-presigner";\nvar f = () => getSignedUrl();',
    ],
    ['a getter', 'var clock = { get now() { return __skyrig.Date.now(); } };'],
    ['bound timers that are imported later', 'var f = async () => (await import("node:timers")).setTimeout;'],
    ['who knows what is imported later', 'var f = (name) => import(name);'],
    ['unknown syntax', 'var x = match (1) { };'],
    ['a loop', 'for (const x of [1]) use(x);'],
  ])('%s', (_name, code) => {
    expect(readModule(code).state).toBeUndefined();
  });
});
