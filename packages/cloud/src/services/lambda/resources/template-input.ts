import type { Properties } from '../../../kernel/service.ts';

const NUMBERS: ReadonlySet<string> = new Set([
  'BatchSize',
  'FunctionWeight',
  'MaxAge',
  'MaximumBatchingWindowInSeconds',
  'MaximumConcurrency',
  'MaximumEventAgeInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MemorySize',
  'ParallelizationFactor',
  'ProvisionedConcurrentExecutions',
  'ReservedConcurrentExecutions',
  'Size',
  'Timeout',
  'TumblingWindowInSeconds',
]);
const BOOLEANS: ReadonlySet<string> = new Set([
  'AllowCredentials',
  'BisectBatchOnFunctionError',
  'Enabled',
  'InvokedViaFunctionUrl',
]);
/** Maps whose keys are the user's own and whose values are text. */
const TEXT_MAPS: ReadonlySet<string> = new Set(['Variables']);

/** Some properties as an operation's input: templates may write numbers and booleans as text, and text as numbers. */
export function templateInput<T>(properties: Properties, names: readonly string[]): T {
  const chosen = names.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]);
  return convert('', Object.fromEntries(chosen)) as T;
}

function convert(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(name, item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
    const isText = TEXT_MAPS.has(name);
    return Object.fromEntries(entries.map(([key, member]) => [key, isText ? String(member) : convert(key, member)]));
  }
  if (NUMBERS.has(name) && typeof value === 'string') return Number(value);
  if (BOOLEANS.has(name) && typeof value === 'string') return value === 'true';
  return value;
}
