interface ClientClass {
  readonly prototype: object;
}

/** By imported module, its clients of the SDK. */
const clients = new WeakMap<object, readonly ClientClass[]>();

/**
 * Whether somebody has put a function in place of the `send` of a client class that a module exports, as
 * aws-sdk-client-mock does: the SDK's own clients inherit theirs.
 */
export function hasMockedClient(module: Readonly<Record<string, unknown>>): boolean {
  let found = clients.get(module);
  if (!found) clients.set(module, (found = Object.values(module).filter(isClientClass)));
  return found.some(({ prototype }) => Object.hasOwn(prototype, 'send'));
}

function isClientClass(value: unknown): value is ClientClass {
  if (typeof value !== 'function' || !isObject(value.prototype)) return false;
  const parent: unknown = Object.getPrototypeOf(value.prototype);
  return isObject(parent) && 'send' in parent;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
