import type { AnyNode, CallExpression, ImportDeclaration, ModuleDeclaration, Statement } from 'acorn';
import { injectedGlobals, injectedName } from './injected-globals.ts';
import { boundBuiltins, isVariables, namesOfMembers } from './module-state.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
/** Packages that act upon nothing but what they are given, the cloud's globals and the cloud. */
const sdkClients = /^@aws-sdk\/(client-[\w-]+|lib-dynamodb|util-dynamodb)$/;
const knownBuiltins = /^(node:)?(path|timers\/promises|url|util)$/;
const hashing = words('createHash createHmac randomUUID timingSafeEqual');
/** Other packages of the SDK may have a client's credentials, which are an environment's own. */
const sdkPackages = /^@(aws-sdk|smithy)\//;
/** What leads into a client of the SDK. */
const clientParts: ReadonlySet<string> = new Set([
  'config',
  'credentials',
  'destroy',
  'middlewareStack',
  'requestHandler',
]);
/** What is injected and depends on nothing but the cloud and the invocation. */
const injectedMembers: ReadonlySet<string> = new Set([
  'Date',
  'abortAfter',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'random',
  'randomUuid',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);
/** `console.time` tells real time, `console.count` and `console.group` remember. */
const logMethods: ReadonlySet<string> = new Set(['log', 'info', 'debug', 'warn', 'error', 'trace', 'fatal']);
/** Globals that do the same whenever they are used: values, and functions that may be handed on. */
const values = words('undefined NaN Infinity arguments');
const functions = words(
  `String Number Boolean BigInt Symbol parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI
  decodeURIComponent escape unescape atob btoa structuredClone queueMicrotask`,
);
/** Objects, which may be used and not handed on, so that nobody changes them under another name. */
const objects = words(
  `Object Array Math JSON Intl RegExp Map Set WeakMap WeakSet Promise Proxy Reflect Error AggregateError EvalError RangeError
  ReferenceError SyntaxError TypeError URIError ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array
  Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Buffer TextEncoder TextDecoder
  URL URLSearchParams AbortController AbortSignal`,
);
const changing = words('Object Reflect');
/** What leads to an object that others have, too. */
const sharedParts = words('prototype constructor __proto__ getPrototypeOf setPrototypeOf');
/** What a CommonJS module has for itself. */
const moduleNames = words('require module exports __filename __dirname');

/** What a module's text tells of how it runs. */
export interface CodeUse {
  /** Evaluated in one environment, it can go on in another: it holds nothing that is the first one's. */
  readonly isMovable: boolean;
  /** With the same event, variables, time, random numbers and answers, it does the same each time. */
  readonly isRepeatable: boolean;
}

/** Reads what a module draws on and changes. False where that cannot be told. */
export function readCodeUse(body: readonly (Statement | ModuleDeclaration)[]): CodeUse {
  const text = new CodeText();
  for (const node of body) text.visit(node);
  return { isMovable: text.isMovable, isRepeatable: text.isMovable && text.isRepeatable };
}

/** Reads code without its scopes: a name that is declared anywhere counts as declared everywhere, unless there is such a global. */
class CodeText {
  readonly #declared = new Set<string>();
  readonly #imported = new Set<string>();
  /** Of those, the ones of Node.js's modules, which may be called and not be looked into. */
  readonly #builtins = new Set<string>();
  readonly #used = new Set<string>();
  /** Names at the root of what is assigned to: `a` in `a.b.c = 1`. */
  readonly #changed = new Set<string>();
  #isMovable = true;
  #isStrange = false;

  get isMovable(): boolean {
    return this.#isMovable;
  }

  get isRepeatable(): boolean {
    if (this.#isStrange) return false;
    const isOwn = (name: string): boolean => this.#declared.has(name) && !isGlobal(name);
    const mayBeChanged = (name: string): boolean => isOwn(name) && !this.#imported.has(name);
    return [...this.#used].every(isOwn) && [...this.#changed].every(mayBeChanged);
  }

  visit(node: AnyNode): void {
    switch (node.type) {
      case 'ImportDeclaration':
        return this.#import(node);
      case 'ImportExpression':
        this.#isStrange = true;
        if (node.source.type !== 'Literal' || boundBuiltins.test(String(node.source.value))) this.#isMovable = false;
        this.visit(node.source);
        return;
      case 'MetaProperty':
        if (node.meta.name === 'import') this.#isStrange = true;
        return;
      case 'ExportNamedDeclaration':
        if (node.source) this.#isStrange = true;
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
        return;
      case 'LabeledStatement':
        return this.visit(node.body);
      case 'Identifier':
        return this.#use(node.name);
      case 'MemberExpression':
        return this.#visitMember(node);
      case 'CallExpression':
        return this.#visitCall(node);
      case 'NewExpression':
        this.#visitFunction(node.callee);
        for (const argument of node.arguments) this.visit(argument);
        return;
      case 'BinaryExpression':
        this.#visitFunction(node.left);
        this.#visitFunction(node.right);
        return;
      case 'UnaryExpression':
        if (node.operator === 'delete') this.#change(node.argument);
        return this.#visitFunction(node.argument);
      case 'VariableDeclarator':
        this.#declare(node.id);
        // `const { TABLE } = process.env`
        if (node.init && isVariables(node.init) && namesOfMembers(node.id)) return;
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (node.id) this.#declared.add(node.id.name);
        for (const parameter of node.params) this.#declare(parameter);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.id) this.#declared.add(node.id.name);
        if (node.superClass) this.#visitFunction(node.superClass);
        return this.visit(node.body);
      case 'CatchClause':
        if (node.param) this.#declare(node.param);
        break;
      case 'AssignmentExpression':
        this.#change(node.left);
        break;
      case 'UpdateExpression':
        this.#change(node.argument);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.left.type !== 'VariableDeclaration') this.#change(node.left);
        break;
      case 'ObjectPattern':
        for (const property of node.properties)
          if (property.type === 'Property') this.#nameMember(nameOf(property.key));
        break;
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) this.visit(node.key);
        if (node.value) this.visit(node.value);
        return;
      default:
    }
    for (const child of childrenOf(node)) this.visit(child);
  }

  #import({ source: { value }, specifiers }: ImportDeclaration): void {
    const source = String(value);
    for (const { local } of specifiers) {
      this.#declared.add(local.name);
      this.#imported.add(local.name);
      if (!sdkClients.test(source)) this.#builtins.add(local.name);
    }
    if (sdkClients.test(source) || knownBuiltins.test(source)) return;
    const isHashing = (specifier: (typeof specifiers)[number]): boolean =>
      specifier.type === 'ImportSpecifier' && hashing.has(nameOf(specifier.imported) ?? '');
    if (/^(node:)?crypto$/.test(source) && specifiers.every(isHashing)) return;
    this.#isStrange = true;
    if (sdkPackages.test(source)) this.#isMovable = false;
  }

  /** A name that stands by itself. */
  #use(name: string): void {
    // Injected as a whole, it could be handed on.
    if (name === injectedName) this.#isStrange = true;
    if (!values.has(name) && !functions.has(name)) this.#used.add(name);
  }

  /** What is called, compared or inherited from: no use of it changes it. */
  #visitFunction(node: AnyNode): void {
    if (isNamed(node, objects)) return;
    // `path.join` and `inspect`
    if (node.type === 'MemberExpression' && !node.computed && isNamed(node.object, this.#builtins)) return;
    this.visit(node);
  }

  #visitCall({ callee, arguments: args }: CallExpression): void {
    // `Object.assign(String, …)` and the like.
    const isOfObjects = callee.type === 'MemberExpression' && isNamed(callee.object, changing);
    if (isOfObjects && args.some((argument) => isNamed(argument, functions))) this.#isStrange = true;
    if (isOfErrors(callee, args)) return;
    this.#visitFunction(callee);
    for (const argument of args) this.visit(argument);
  }

  #visitMember(node: Extract<AnyNode, { type: 'MemberExpression' }>): void {
    const { object, property, computed } = node;
    const name = computed && property.type !== 'Literal' ? undefined : nameOf(property);
    if (computed) this.visit(property);
    if (isVariables(object)) return;
    if (isInjected(object)) {
      if (name === undefined || !injectedMembers.has(name)) this.#isStrange = true;
      return;
    }
    if (object.type === 'MemberExpression' && isInjected(object.object)) {
      const whole = nameOf(object.property);
      const isKnown = whole === 'console' ? name !== undefined && logMethods.has(name) : whole === 'Date';
      if (!isKnown || name === 'prototype') this.#isStrange = true;
      return;
    }
    if (object.type === 'MemberExpression' && isReadOfShared(object, name)) {
      this.#visitFunction(object.object);
      return;
    }
    this.#nameMember(name);
    if (isNamed(object, this.#builtins)) this.#isStrange = true;
    this.#visitFunction(object);
  }

  #nameMember(name: string | undefined): void {
    if (name === undefined) return;
    if (clientParts.has(name)) this.#isMovable = false;
    if (sharedParts.has(name)) this.#isStrange = true;
  }

  #declare(pattern: AnyNode): void {
    for (const target of targetsOf(pattern)) if (target.type === 'Identifier') this.#declared.add(target.name);
  }

  #change(pattern: AnyNode): void {
    for (const target of targetsOf(pattern)) {
      const root = rootOf(target);
      if (root.type === 'Identifier') this.#changed.add(root.name);
      else if (!ownRoots.has(root.type)) this.#isStrange = true;
    }
  }
}

/** What else than a name may be at the root of what is assigned to. */
const ownRoots: ReadonlySet<string> = new Set(['ThisExpression', 'CallExpression', 'AwaitExpression', 'Super']);

function rootOf(node: AnyNode): AnyNode {
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node.type === 'ChainExpression' ? rootOf(node.expression) : node;
}

/** `Array.prototype.slice` and `error.constructor.name`: a look at what is shared, for a part that nobody can change. */
function isReadOfShared(node: Extract<AnyNode, { type: 'MemberExpression' }>, member: string | undefined): boolean {
  if (node.computed) return false;
  const name = nameOf(node.property);
  return (name === 'prototype' && isNamed(node.object, objects)) || (name === 'constructor' && member === 'name');
}

/** What classes of errors do with themselves: `Object.setPrototypeOf(this, …)` and `Error.captureStackTrace(this, …)`. */
function isOfErrors(callee: AnyNode, [first]: readonly AnyNode[]): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || first?.type !== 'ThisExpression') return false;
  const name = nameOf(callee.property);
  const isOf = (whole: string): boolean => isNamed(callee.object, new Set([whole]));
  return (isOf('Object') && name === 'setPrototypeOf') || (isOf('Error') && name === 'captureStackTrace');
}

function isInjected(node: AnyNode): boolean {
  return node.type === 'Identifier' && node.name === injectedName;
}

function isNamed(node: AnyNode, names: ReadonlySet<string>): boolean {
  return node.type === 'Identifier' && names.has(node.name);
}

function nameOf(node: AnyNode): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : undefined;
}

/** What a declaration, a parameter or an assignment gives a value to. */
function targetsOf(pattern: AnyNode): readonly AnyNode[] {
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap(targetsOf);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? targetsOf(element) : []));
    case 'Property':
      return targetsOf(pattern.value);
    case 'AssignmentPattern':
      return targetsOf(pattern.left);
    case 'RestElement':
      return targetsOf(pattern.argument);
    default:
      return [pattern];
  }
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Whether a free use of a name may mean something else than the code's own. Injected globals have no free uses any more. */
function isGlobal(name: string): boolean {
  const isInjectedGlobal = injectedGlobals.some((injected) => injected === name);
  return (name in globalThis && !isInjectedGlobal) || moduleNames.has(name);
}
