import type { FlakeClass } from '../src/flakes/diagnose-flake.ts';

/** What a test of the corpus really is. */
export type Truth =
  | { readonly kind: 'healthy' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'flaky'; readonly flakeClass: FlakeClass };

const healthy: Truth = { kind: 'healthy' };
const broken: Truth = { kind: 'broken' };

/** The flaky tests of each file. */
const flaky: Readonly<Record<string, { readonly flakeClass: FlakeClass; readonly names: readonly string[] }>> = {
  timing: {
    flakeClass: 'timing',
    names: ['an order is done a moment later', 'an order is done in time', 'a message arrives while it is polled for'],
  },
  order: { flakeClass: 'order', names: ['reads a price from the catalogue', 'counts what is in stock'] },
  pollution: { flakeClass: 'pollution by predecessor', names: ['prints the currency', 'prints the cents'] },
  'shared-state': {
    flakeClass: 'shared state',
    names: [
      'registers a buyer',
      'registers a seller',
      'registers a guest',
      'registers an administrator',
      'starts with a full store',
    ],
  },
  'time-of-day': {
    flakeClass: 'time of day',
    names: ['an invoice is due on the day of its delivery', 'the shop is open', 'support answers on the same day'],
  },
  'random-seed': {
    flakeClass: 'random seed',
    names: ['sorting keeps every element', 'a parcel of any size has a price', 'a customer with any name can register'],
  },
  'leaked-environment': {
    flakeClass: 'leaked environment',
    names: ['writes to the table of the tests', 'reads from the table of the tests', 'greets in English'],
  },
  'resource-exhaustion': {
    flakeClass: 'resource exhaustion',
    names: [
      'counts the orders',
      'counts the customers',
      'counts the invoices',
      'counts the parcels',
      'counts the refunds',
    ],
  },
  concurrency: {
    flakeClass: 'concurrency',
    names: ['two deposits both count', 'two editors both save', 'two transfers in opposite directions both end'],
  },
  network: {
    flakeClass: 'network',
    names: ['the shop answers', 'the shop has orders', 'the shop can be fetched'],
  },
};

/** What a test is, by its file without ending, and its name. */
export function truthOf(file: string, name: string): Truth {
  if (file === 'broken') return broken;
  const ofFile = flaky[file];
  return ofFile?.names.includes(name) === true ? { kind: 'flaky', flakeClass: ofFile.flakeClass } : healthy;
}

/** How many flaky tests the corpus has. */
export const flakyCount: number = Object.values(flaky).reduce((sum, { names }) => sum + names.length, 0);
