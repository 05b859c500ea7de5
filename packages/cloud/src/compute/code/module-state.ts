import {
  type AnyNode,
  type CallExpression,
  type Class,
  type Expression,
  type ModuleDeclaration,
  type NewExpression,
  parse,
  type Property,
  type SpreadElement,
  type Statement,
  type Super,
} from 'acorn';
import { injectedName } from './injected-globals.ts';

/** Replaced built-ins whose functions would be kept from the environment that the code was first evaluated in. */
const boundBuiltins = /^(node:)?(timers|process)$/;
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
  'Object.freeze',
  'Object.fromEntries',
  'Object.entries',
  'Object.keys',
]);
const inertClasses: ReadonlySet<string> = new Set(['Map', 'Set', 'TextEncoder']);
/** What is different in each environment although its variables count as the same, and a client that learns from its requests. */
const environmentsOwn = /AWS_LAMBDA_LOG_STREAM_NAME|AWS_SESSION_TOKEN|adaptive/;

/**
 * Names of the top-level bindings of a bundled module, if their values are all that it can remember and if evaluating it
 * does nothing else than to make them; undefined if that cannot be told from its text. Evaluating such a module again
 * would lead to the same values.
 */
export function findModuleState(code: string): readonly string[] | undefined {
  if (environmentsOwn.test(code)) return undefined;
  const body = statementsOf(code);
  const module = new ModuleText(body ?? []);
  return body?.every((statement) => module.isInert(statement)) === true ? module.names : undefined;
}

/** Undefined for syntax that Node.js may know and the parser does not. */
function statementsOf(code: string): readonly (Statement | ModuleDeclaration)[] | undefined {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body;
  } catch {
    return undefined;
  }
}

class ModuleText {
  readonly names: string[] = [];
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
          if (id.type !== 'Identifier') return false;
          this.names.push(id.name);
          return init === null || init === undefined || this.#isInertValue(init);
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
        return this.#isInertCreation(node) && node.arguments.every((argument) => this.#isInertValue(argument));
      case 'CallExpression':
        return this.#isInertCall(node) && node.arguments.every((argument) => this.#isInertValue(argument));
      default:
        return false;
    }
  }

  #isInertProperty(property: Property | SpreadElement): boolean {
    if (property.type === 'SpreadElement') return this.#isInertValue(property);
    return (!property.computed || this.#isInertValue(property.key)) && this.#isInertValue(property.value);
  }

  /** A class holds something only in what is static. */
  #isInertClass({ superClass, body }: Class): boolean {
    const members = body.body.every((member) => {
      if (member.type === 'StaticBlock' || (member.type === 'PropertyDefinition' && member.static)) return false;
      return !member.computed;
    });
    return members && (superClass === null || superClass === undefined || this.#isInertValue(superClass));
  }

  #isInertCreation({ callee }: NewExpression): boolean {
    if (callee.type !== 'Identifier') return false;
    const source = this.#imports.get(callee.name);
    return source === undefined ? inertClasses.has(callee.name) : clients.test(source);
  }

  #isInertCall({ callee }: CallExpression): boolean {
    if (callee.type === 'Identifier') return inertFunctions.has(callee.name) && !this.#imports.has(callee.name);
    if (callee.type !== 'MemberExpression' || callee.computed) return false;
    const { object, property } = callee;
    if (object.type !== 'Identifier' || property.type !== 'Identifier') return false;
    const source = this.#imports.get(object.name);
    if (source !== undefined) return property.name === 'from' && clients.test(source);
    return inertMethods.has(`${object.name}.${property.name}`);
  }
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

/** How esbuild writes a module of the bundle that is imported as a whole: `__export(ns, { name: () => name })`. */
function isNamespace(node: Expression): boolean {
  return node.type === 'CallExpression' && isNamed(node.callee, '__export');
}

function isNamed(node: { readonly type: string }, name: string): boolean {
  return node.type === 'Identifier' && 'name' in node && node.name === name;
}
