/**
 * House rules that oxlint has no rule for, as an oxlint JavaScript plugin. STYLE: no `export *`; time comes in through
 * the context.
 */

/**
 * @typedef {Extract<Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1], { create: unknown }>} Rule
 *
 * @typedef {object} Node the few properties of syntax nodes that the rules read
 * @property {string} type
 * @property {Node | null} [parent]
 * @property {string} [name]
 * @property {Node} [object]
 * @property {Node} [property]
 * @property {Node} [callee]
 * @property {readonly Node[]} [params]
 * @property {readonly Node[]} [arguments]
 */

/** @type {Rule} */
const noExportAll = {
  meta: { docs: { description: 'Name what a module exports: `export *` hides the public surface and its conflicts.' } },
  create: (context) => ({
    ExportAllDeclaration(node) {
      context.report({ node, message: 'Name the exports: `export *` hides what is public.' });
    },
  }),
};

/** @param {Node | undefined} node */
const isDate = (node) =>
  node?.type === 'Identifier'
    ? node.name === 'Date'
    : node?.type === 'MemberExpression' && node.object?.name === 'globalThis' && node.property?.name === 'Date';

/** `new Date()` or `Date()`. @param {Node} node */
const readsWallClock = (node) => isDate(node.callee) && node.arguments?.length === 0;

const wallClock = 'This reads the wall clock: take the time from `clock.now()` of the context.';

/** @type {Rule} */
const noWallClock = {
  meta: { docs: { description: 'The cloud has its own time: `new Date()` and `Date()` read the wall clock.' } },
  create: (context) => ({
    NewExpression(node) {
      if (readsWallClock(/** @type {Node} */ (node))) context.report({ node, message: wallClock });
    },
    CallExpression(node) {
      if (readsWallClock(/** @type {Node} */ (node))) context.report({ node, message: wallClock });
    },
  }),
};

/** The function whose body holds the node, at any depth of statements. @param {Node} node */
const enclosingFunction = (node) => {
  /** @type {Node | null | undefined} */
  let parent = node.parent;
  while (parent && !/Function/.test(parent.type)) parent = parent.parent;
  return parent;
};

/** @type {Rule} */
const noSleep = {
  meta: { docs: { description: 'A test never sleeps: it settles, advances the clock, or waits for a named event.' } },
  create: (context) => ({
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'setTimeout') return;
      const executor = enclosingFunction(/** @type {Node} */ (node));
      const parameter = executor?.params?.[0];
      const argument = node.arguments[0];
      if (executor?.parent?.type !== 'NewExpression' || parameter?.type !== 'Identifier') return;
      if (argument?.type === 'Identifier' && argument.name === parameter.name) {
        context.report({ node, message: 'A test never sleeps: settle, advance the clock, or wait for a named event.' });
      }
    },
  }),
};

export default {
  meta: { name: 'house' },
  rules: { 'no-export-all': noExportAll, 'no-wall-clock': noWallClock, 'no-sleep': noSleep },
};
