import { type AnyNode, parse } from 'acorn';
import { injectedGlobals, injectedName } from './injected-globals.ts';
import { findModuleState, isVariables } from './module-state.ts';

/** Packages that act upon nothing but what they are given, the cloud's globals and the cloud. */
const repeatablePackages = /^(@aws-sdk\/|@smithy\/|node:(path|timers\/promises|url|util)$)/;
/** What is injected and depends on nothing but the cloud and the invocation. */
const repeatableInjected: ReadonlySet<string> = new Set([
  'Date',
  'abortAfter',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'console',
  'random',
  'randomUuid',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);
/** Globals of the language and of Node.js that do the same whenever they are used. */
const repeatableGlobals: ReadonlySet<string> = new Set(
  `
  undefined NaN Infinity arguments Object Array String Number Boolean BigInt Symbol Math JSON RegExp Map Set
  WeakMap WeakSet Promise Proxy Reflect Intl Error AggregateError EvalError RangeError ReferenceError
  SyntaxError TypeError URIError ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array
  Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Buffer parseInt
  parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape atob btoa
  structuredClone queueMicrotask TextEncoder TextDecoder URL URLSearchParams AbortController AbortSignal
  DOMException Event EventTarget
  `.split(/\s+/),
);

/** What a CommonJS module has for itself. */
const moduleNames: ReadonlySet<string> = new Set(['require', 'module', 'exports', '__filename', '__dirname']);

/**
 * Whether a bundled module, with the same event, variables, time, random numbers and answers, does the same each time:
 * all that it can draw on or change is the cloud's or its own, as far as its text tells. False where that cannot be told.
 */
export function isRepeatable(code: string): boolean {
  if (findModuleState(code) === undefined) return false;
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const text = new CodeText();
  for (const node of body) text.visit(node);
  return text.isRepeatable;
}

/** Reads code without its scopes: a name that is declared anywhere counts as declared everywhere, unless there is such a global. */
class CodeText {
  readonly #declared = new Set<string>();
  readonly #imported = new Set<string>();
  readonly #used = new Set<string>();
  /** Names at the root of what is assigned to: `a` in `a.b.c = 1`. */
  readonly #changed = new Set<string>();
  #isStrange = false;

  get isRepeatable(): boolean {
    if (this.#isStrange) return false;
    const isOwn = (name: string): boolean => this.#declared.has(name) && !isGlobal(name);
    const mayBeUsed = (name: string): boolean => repeatableGlobals.has(name) || isOwn(name);
    const mayBeChanged = (name: string): boolean => isOwn(name) && !this.#imported.has(name);
    return [...this.#used].every(mayBeUsed) && [...this.#changed].every(mayBeChanged);
  }

  visit(node: AnyNode): void {
    switch (node.type) {
      case 'ImportDeclaration':
        if (!repeatablePackages.test(String(node.source.value))) this.#isStrange = true;
        for (const { local } of node.specifiers) {
          this.#declared.add(local.name);
          this.#imported.add(local.name);
        }
        return;
      case 'ImportExpression':
      case 'MetaProperty':
        this.#isStrange = true;
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
        // Injected as a whole, it could be handed on.
        if (node.name === injectedName) this.#isStrange = true;
        this.#used.add(node.name);
        return;
      case 'MemberExpression':
        return this.#visitMember(node);
      case 'VariableDeclarator':
        this.#declare(node.id);
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
        break;
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
        this.#change(node.left);
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') this.#change(node.argument);
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

  #visitMember(node: Extract<AnyNode, { type: 'MemberExpression' }>): void {
    if (isVariables(node.object)) {
      if (node.computed) this.visit(node.property);
      return;
    }
    if (node.object.type === 'Identifier' && node.object.name === injectedName) {
      const isKnown = node.property.type === 'Identifier' && repeatableInjected.has(node.property.name);
      if (!isKnown || node.computed) this.#isStrange = true;
      return;
    }
    this.visit(node.object);
    if (node.computed) this.visit(node.property);
  }

  #declare(pattern: AnyNode): void {
    for (const target of targetsOf(pattern)) if (target.type === 'Identifier') this.#declared.add(target.name);
  }

  #change(pattern: AnyNode): void {
    for (const target of targetsOf(pattern)) {
      let root = target;
      while (root.type === 'MemberExpression') root = root.object;
      if (root.type === 'Identifier') this.#changed.add(root.name);
    }
  }
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
  const isInjected = injectedGlobals.some((injected) => injected === name);
  return (name in globalThis && !isInjected) || moduleNames.has(name);
}
