/** The files of a new service, as STYLE describes its anatomy. */

/**
 * @typedef {object} NewService
 * @property {string} id the folder, which is the suffix of the SDK package: `cloudwatch-logs`
 * @property {string} client the SDK's aggregated client: `CloudWatchLogs`
 * @property {readonly string[]} operations operations to begin with: `CreateLogGroup`
 */

/**
 * Path (relative to the service's folder) → text. An operation to begin with comes with a test that fails until it says
 * what the operation does: nothing new passes the gate by being empty.
 *
 * @param {NewService} service
 * @returns {Record<string, string>}
 */
export function newServiceFiles({ id, client, operations }) {
  const type = typeName(client);
  const value = camelCase(id);
  /** @type {Record<string, string>} */
  const files = {
    'index.ts': indexFile({ value, type, id, operations }),
    'README.md': readmeFile(client),
    'state.ts': stateFile({ type, client, id }),
    'errors.ts': errorsFile(client),
    'limits.ts': `// Named limits of ${client}, each with its source:\n// /** AWS: keys of one request. Source: the page of the API reference. */\n// export const MAX_KEYS = 100;\nexport {};\n`,
  };
  for (const operation of operations) {
    const name = kebabCase(operation);
    files[`operations/${name}.ts`] = operationFile({ operation, type });
    files[`operations/${name}.test.ts`] = operationTestFile({ operation, client });
  }
  return files;
}

/** @param {{ value: string, type: string, id: string, operations: readonly string[] }} names */
function indexFile({ value, type, id, operations }) {
  const imports = operations.map(
    (name) => `import { ${camelCase(kebabCase(name))} } from './operations/${kebabCase(name)}.ts';\n`,
  );
  const table = operations.map((name) => `    ${name}: ${camelCase(kebabCase(name))},\n`);
  return `import { defineService } from '../service.ts';
import type { Service } from '../service.ts';
${imports.sort().join('')}import { create${type}State } from './state.ts';
import type { ${type}State } from './state.ts';

export const ${value}: Service<${type}State> = defineService({
  id: '${id}',
  createState: create${type}State,
  operations: ${table.length > 0 ? `{\n${table.join('')}  }` : '{}'},
});
`;
}

/** @param {{ type: string, client: string, id: string }} names */
function stateFile({ type, client, id }) {
  return `import type { ${client} } from '@aws-sdk/client-${id}';
import { createStoreMap } from '../../kernel/store-map.ts';
import type { StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf } from '../service.ts';

/** The implementation of one operation: types its input, its output and the state. */
export type ${type}Operation<N extends string> = OperationOf<${client}, N, ${type}State>;

/** What ${client} keeps in one account and region. Records are replaced, never changed in place. */
export interface ${type}State {
  /** Tags by ARN. */
  readonly tags: StoreMap<string, Readonly<Record<string, string>>>;
}

export function create${type}State(): ${type}State {
  return { tags: createStoreMap() };
}
`;
}

/** @param {string} client */
function errorsFile(client) {
  return `import { awsError } from '../../kernel/aws-error.ts';
import type { AwsError } from '../../kernel/aws-error.ts';

// One function per error condition of ${client}, with AWS's exact code, words and status.
export function resourceNotFound(arn: string): AwsError {
  return awsError('ResourceNotFoundException', \`Resource not found: \${arn}\`);
}
`;
}

/** @param {string} client */
function readmeFile(client) {
  return `# ${client}

## Emulated

Nothing yet.

## Simplified

Nothing yet.

## Refused

Every operation that is not built answers 501 and names itself.

## Quirks

Behaviour of AWS that surprises, each with its source.
`;
}

/** @param {{ operation: string, type: string }} names */
function operationFile({ operation, type }) {
  return `import type { ${type}Operation } from '../state.ts';

/** What ${operation} does, in one sentence. */
export const ${camelCase(kebabCase(operation))}: ${type}Operation<'${operation}'> = () => {
  throw new Error('${operation} is not written yet.');
};
`;
}

/** @param {{ operation: string, client: string }} names */
function operationTestFile({ operation, client }) {
  return `import { expect, test } from 'vitest';

test('${operation} does what the API reference of ${client} says', () => {
  expect.fail('Say here what ${operation} does: its answer, its errors and their order.');
});
`;
}

/** AWS's name in kebab-case: \`CreateSAMLProvider\` → \`create-saml-provider\`. @param {string} name */
export function kebabCase(name) {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** @param {string} name */
function camelCase(name) {
  return name.replace(/-(.)/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
}

/** The client's name as a prefix of types: \`SQS\` → \`Sqs\`, \`DynamoDB\` → \`DynamoDb\`. @param {string} client */
export function typeName(client) {
  return client.replace(
    /([A-Z])([A-Z]+)(?=[A-Z][a-z]|v?\d|$)/g,
    (_, /** @type {string} */ first, /** @type {string} */ rest) => first + rest.toLowerCase(),
  );
}
