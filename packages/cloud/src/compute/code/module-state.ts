import {
  type AnyNode,
  type CallExpression,
  type Class,
  type Expression,
  type ModuleDeclaration,
  type NewExpression,
  type Property,
  type SpreadElement,
  type Statement,
  type Super,
} from 'acorn';
import { injectedName } from './injected-globals.ts';

/** Replaced built-ins whose functions would be kept from the environment that the code was first evaluated in. */
export const boundBuiltins: RegExp = /^(node:)?(timers|process)$/;
const clients = /^@aws-sdk\/(client-[\w-]+|lib-dynamodb)$/;
const inertFunctions: ReadonlySet<string> = new Set([
  'Number',
  'String',
  'Boolean',
  'BigInt',
  'parseInt',
  'parseFloat',
]);
const inertMethods: ReadonlySet<string> = new Set([
  'JSON.parse',
  'Number.parseFloat',
  'Number.parseInt',
  'Object.entries',
  'Object.freeze',
  'Object.fromEntries',
  'Object.keys',
  'Object.values',
]);
/** Of data, e.g. of a variable. */
const dataMethods: ReadonlySet<string> = new Set([
  'concat',
  'endsWith',
  'includes',
  'join',
  'replace',
  'replaceAll',
  'slice',
  'split',
  'startsWith',
  'toLowerCase',
  'toUpperCase',
  'trim',
]);
const inertClasses: ReadonlySet<string> = new Set(['Map', 'RegExp', 'Set', 'TextEncoder']);

/**
 * Names of the top-level bindings of a bundled module, if their values are all that it can remember and if evaluating it
 * does nothing else than to make them; undefined if that cannot be told from its text. Evaluating such a module again
 * would lead to the same values.
 */
export function findModuleState(body: readonly (Statement | ModuleDeclaration)[]): readonly string[] | undefined {
  const module = new ModuleText(body);
  return body.every((statement) => module.isInert(statement)) ? module.names : undefined;
}

class ModuleText {
  readonly names: string[] = [];
  /** Those whose values are plain data, made of nothing but literals and variables of the environment. */
  readonly #data = new Set(['undefined']);
  readonly #clients = new Set<string>();
  /** By local name, the package that it comes from. */
  readonly #imports = new Map<string, string>();

  constructor(body: readonly (Statement | ModuleDeclaration)[]) {
    for (const statement of body) {
      if (statement.type !== 'ImportDeclaration') continue;
      for (const { local } of statement.specifiers) this.#imports.set(local.name, String(statement.source.value));
    }
  }

  /** Whether a statement only declares, and what it declares holds nothing that cannot be looked at. Collects the names. */
  isInert(statement: Statement | ModuleDeclaration): boolean {
    switch (statement.type) {
      case 'ImportDeclaration':
        return !boundBuiltins.test(String(statement.source.value));
      case 'ExportNamedDeclaration':
        return statement.declaration === null || statement.declaration === undefined;
      case 'FunctionDeclaration':
        this.names.push(statement.id.name);
        return true;
      case 'ClassDeclaration':
        this.names.push(statement.id.name);
        return this.#isInertClass(statement);
      case 'VariableDeclaration':
        return statement.declarations.every(({ id, init }) => {
          if (id.type !== 'Identifier') {
            const names = init && isVariables(init) ? namesOfMembers(id) : undefined;
            for (const name of names ?? []) this.#data.add(name);
            this.names.push(...(names ?? []));
            return names !== undefined;
          }
          this.names.push(id.name);
          if (init === null || init === undefined) return true;
          if (this.#isData(init)) this.#data.add(id.name);
          if (this.#isClient(init)) this.#clients.add(id.name);
          return this.#isInertValue(init);
        });
      case 'EmptyStatement':
        return true;
      case 'ExpressionStatement':
        return isNamespace(statement.expression);
      default:
        return false;
    }
  }

  #isInertValue(node: Expression | SpreadElement | Super): boolean {
    switch (node.type) {
      case 'Literal':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return true;
      case 'Identifier':
        return node.name !== injectedName;
      case 'ClassExpression':
        return this.#isInertClass(node);
      case 'TemplateLiteral':
        return node.expressions.every((part) => this.#isInertValue(part));
      case 'ArrayExpression':
        return node.elements.every((element) => element === null || this.#isInertValue(element));
      case 'ObjectExpression':
        return node.properties.every((property) => this.#isInertProperty(property));
      case 'SpreadElement':
        return this.#isInertValue(node.argument);
      case 'UnaryExpression':
        return node.operator !== 'delete' && this.#isInertValue(node.argument);
      case 'BinaryExpression':
        return (
          node.left.type !== 'PrivateIdentifier' && this.#isInertValue(node.left) && this.#isInertValue(node.right)
        );
      case 'LogicalExpression':
        return this.#isInertValue(node.left) && this.#isInertValue(node.right);
      case 'ConditionalExpression':
        return [node.test, node.consequent, node.alternate].every((part) => this.#isInertValue(part));
      case 'MemberExpression':
        return isVariable(node) || (!node.computed && this.#isInertValue(node.object));
      case 'NewExpression':
      case 'CallExpression':
        return this.#isClient(node) || this.#isData(node) || this.#isInertCall(node) || isEnum(node);
      default:
        return false;
    }
  }

  /** Whether a value is data, in which nothing is called later. */
  #isData(node: Expression | SpreadElement): boolean {
    switch (node.type) {
      case 'Literal':
        return true;
      case 'Identifier':
        return this.#data.has(node.name);
      case 'TemplateLiteral':
        return node.expressions.every((part) => this.#isData(part));
      case 'ArrayExpression':
        return node.elements.every((element) => element === null || this.#isData(element));
      case 'ObjectExpression':
        return node.properties.every((property) => {
          if (property.type === 'SpreadElement') return this.#isData(property.argument);
          return property.kind === 'init' && !property.computed && this.#isData(property.value);
        });
      case 'SpreadElement':
        return this.#isData(node.argument);
      case 'UnaryExpression':
        return node.operator !== 'delete' && this.#isData(node.argument);
      case 'BinaryExpression':
        return node.left.type !== 'PrivateIdentifier' && this.#isData(node.left) && this.#isData(node.right);
      case 'LogicalExpression':
        return this.#isData(node.left) && this.#isData(node.right);
      case 'ConditionalExpression':
        return [node.test, node.consequent, node.alternate].every((part) => this.#isData(part));
      case 'CallExpression':
        return this.#isDataFunction(node.callee) && node.arguments.every((argument) => this.#isData(argument));
      default:
        return isVariable(node);
    }
  }

  #isDataFunction(callee: Expression | Super): boolean {
    if (isInertFunction(callee) || isInertMethod(callee)) return true;
    if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type === 'Super') return false;
    return isNamed(callee.property, dataMethods) && this.#isData(callee.object);
  }

  /** Whether a value is a client of the SDK with settings that are data: then it runs nothing of the code's later. */
  #isClient(node: Expression | SpreadElement): boolean {
    if (node.type === 'Identifier') return this.#clients.has(node.name);
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false;
    const { callee } = node;
    const type =
      node.type === 'NewExpression'
        ? callee
        : callee.type === 'MemberExpression' && !callee.computed && isNamed(callee.property, 'from')
          ? callee.object
          : undefined;
    if (!type || !clients.test(this.#imports.get(packageName(type)) ?? '')) return false;
    return node.arguments.every((argument) => this.#isData(argument) || this.#isClient(argument));
  }

  #isInertProperty(property: Property | SpreadElement): boolean {
    if (property.type === 'SpreadElement') return this.#isInertValue(property);
    // A getter runs when it is read, whenever that is.
    if (property.kind !== 'init') return false;
    return (!property.computed || this.#isInertValue(property.key)) && this.#isInertValue(property.value);
  }

  /** What a class holds in what is static is data, and no secret. */
  #isInertClass({ superClass, body }: Class): boolean {
    const members = body.body.every((member) => {
      if (member.type === 'StaticBlock' || member.computed) return false;
      if (member.type !== 'PropertyDefinition' || !member.static) return true;
      return member.key.type !== 'PrivateIdentifier' && (!member.value || this.#isData(member.value));
    });
    return members && (superClass === null || superClass === undefined || this.#isInertValue(superClass));
  }

  #isInertCall(node: NewExpression | CallExpression): boolean {
    const { callee } = node;
    const isInert =
      node.type === 'NewExpression' ? isNamed(callee, inertClasses) : isInertFunction(callee) || isInertMethod(callee);
    const isOwn = callee.type === 'Identifier' && this.#imports.has(callee.name);
    return isInert && !isOwn && node.arguments.every((argument) => this.#isInertValue(argument));
  }
}

/** The package's name in `Client` and in `sdk.Client`. */
function packageName(type: Expression | Super): string {
  const name = type.type === 'MemberExpression' && !type.computed ? type.object : type;
  return name.type === 'Identifier' ? name.name : '';
}

/** An enumeration as esbuild writes it: `((E) => { E["A"] = "a"; E[E["B"] = 0] = "B"; return E; })(E || {})`. */
function isEnum({ callee, arguments: args }: NewExpression | CallExpression): boolean {
  if (callee.type !== 'ArrowFunctionExpression' || callee.body.type !== 'BlockStatement') return false;
  const name = nameOf(callee.params[0]);
  const isSet = (node: AnyNode): boolean => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
    const { object, property } = node.left;
    return isNamed(object, name) && node.right.type === 'Literal' && (property.type === 'Literal' || isSet(property));
  };
  const [given, ...others] = args;
  const isFresh =
    others.length === 0 &&
    callee.params.length === 1 &&
    given?.type === 'LogicalExpression' &&
    given.left.type === 'Identifier' &&
    given.right.type === 'ObjectExpression' &&
    given.right.properties.length === 0;
  return (
    isFresh &&
    callee.body.body.every((statement) => {
      if (statement.type === 'ExpressionStatement') return isSet(statement.expression);
      return statement.type === 'ReturnStatement' && nameOf(statement.argument ?? undefined) === name;
    })
  );
}

function nameOf(node: AnyNode | undefined): string {
  return node?.type === 'Identifier' ? node.name : '';
}

function isInertFunction(callee: Expression | Super): boolean {
  return isNamed(callee, inertFunctions);
}

function isInertMethod(callee: Expression | Super): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  if (object.type !== 'Identifier' || property.type !== 'Identifier') return false;
  return inertMethods.has(`${object.name}.${property.name}`);
}

/** `process.env.NAME`: one of the variables, of which the whole environment is known. */
function isVariable(node: Expression): boolean {
  if (node.type !== 'MemberExpression') return false;
  return (!node.computed || node.property.type === 'Literal') && isVariables(node.object);
}

/** `process.env` as it is after bundling. */
export function isVariables(node: AnyNode): boolean {
  if (node.type !== 'MemberExpression' || node.object.type !== 'MemberExpression') return false;
  const { object: process, property: env } = node;
  return isNamed(env, 'env') && isNamed(process.property, 'process') && isNamed(process.object, injectedName);
}

/** The names that `{ a, b: c = 1 }` binds to members, if each has a name and its default, if any, is a literal. */
export function namesOfMembers(pattern: AnyNode): readonly string[] | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  const names: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === 'RestElement' || property.computed) return undefined;
    const { value } = property;
    const target = value.type === 'AssignmentPattern' && value.right.type === 'Literal' ? value.left : value;
    if (target.type !== 'Identifier') return undefined;
    names.push(target.name);
  }
  return names;
}

/** How esbuild writes a module of the bundle that is imported as a whole: `__export(ns, { name: () => name })`. */
function isNamespace(node: Expression): boolean {
  return node.type === 'CallExpression' && isNamed(node.callee, '__export');
}

function isNamed(node: AnyNode, name: string | ReadonlySet<string>): boolean {
  if (node.type !== 'Identifier') return false;
  return typeof name === 'string' ? node.name === name : name.has(node.name);
}
