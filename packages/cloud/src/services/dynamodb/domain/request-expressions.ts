import type { Condition, Projection, Update } from './expression/ast.ts';
import { parseCondition } from './expression/condition.ts';
import { parseKeyCondition } from './expression/key-condition-terms.ts';
import { createPlaceholders, type ExpressionNames, type ExpressionValues } from './expression/placeholders.ts';
import { parseProjection } from './expression/projection.ts';
import { parseUpdate } from './expression/update.ts';
import type { KeyTerm } from './key-condition.ts';
import { translateAttributesToGet } from './legacy/attributes-to-get.ts';
import { translateAttributeUpdates, type AttributeUpdates } from './legacy/attribute-updates.ts';
import { translateExpected, type Expected } from './legacy/expected.ts';
import { translateFilter, type LegacyFilter } from './legacy/filter-conditions.ts';
import { translateKeyConditions } from './legacy/key-conditions.ts';
import { validationError } from './validation-error.ts';

/** The members of a request that hold expressions, or their legacy forms. Every operation has some of them. */
export interface ExpressionParameters {
  readonly ConditionExpression?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: ExpressionNames | undefined;
  readonly ExpressionAttributeValues?: ExpressionValues | undefined;
  readonly AttributesToGet?: readonly string[] | undefined;
  readonly AttributeUpdates?: AttributeUpdates | undefined;
  readonly ConditionalOperator?: 'AND' | 'OR' | undefined;
  readonly Expected?: Expected | undefined;
  readonly KeyConditions?: LegacyFilter | undefined;
  readonly QueryFilter?: LegacyFilter | undefined;
  readonly ScanFilter?: LegacyFilter | undefined;
}

/** What a request asks, whichever way it was written. */
export interface RequestExpressions {
  readonly condition?: Condition;
  readonly filter?: Condition;
  readonly keyTerms?: readonly KeyTerm[];
  readonly projection?: Projection;
  readonly update?: Update;
}

/** The operations that differ in the expressions they take; `ConditionCheck` stands for all members of a transaction. */
export type ExpressionOperation =
  | 'GetItem'
  | 'BatchGetItem'
  | 'PutItem'
  | 'DeleteItem'
  | 'ConditionCheck'
  | 'UpdateItem'
  | 'Query'
  | 'Scan';

type Parameter = keyof ExpressionParameters;

interface OperationRule {
  /** In the order in which AWS lists them in its message. */
  readonly legacy: readonly Parameter[];
  readonly expressions: readonly Parameter[];
  /** Those that can use `ExpressionAttributeValues`. */
  readonly withValues: readonly Parameter[];
}

const GET: OperationRule = { legacy: ['AttributesToGet'], expressions: ['ProjectionExpression'], withValues: [] };
const WRITE: OperationRule = {
  legacy: ['Expected', 'ConditionalOperator'],
  expressions: ['ConditionExpression'],
  withValues: ['ConditionExpression'],
};
const UPDATE: OperationRule = {
  legacy: ['AttributeUpdates', 'Expected', 'ConditionalOperator'],
  expressions: ['UpdateExpression', 'ConditionExpression'],
  withValues: ['UpdateExpression', 'ConditionExpression'],
};
const QUERY: OperationRule = {
  legacy: ['AttributesToGet', 'QueryFilter', 'ConditionalOperator', 'KeyConditions'],
  expressions: ['ProjectionExpression', 'FilterExpression', 'KeyConditionExpression'],
  withValues: ['FilterExpression', 'KeyConditionExpression'],
};
const SCAN: OperationRule = {
  legacy: ['AttributesToGet', 'ScanFilter', 'ConditionalOperator'],
  expressions: ['ProjectionExpression', 'FilterExpression'],
  withValues: ['FilterExpression'],
};
const RULES: Readonly<Record<ExpressionOperation, OperationRule>> = {
  GetItem: GET,
  BatchGetItem: GET,
  PutItem: WRITE,
  DeleteItem: WRITE,
  ConditionCheck: WRITE,
  UpdateItem: UPDATE,
  Query: QUERY,
  Scan: SCAN,
};

/**
 * Parses everything in a request that is an expression, or the legacy form of one, in the order in which AWS does.
 * Needs no table: what depends on a key is checked later. Throws `ValidationException` with AWS's words.
 */
export function parseRequestExpressions(
  operation: ExpressionOperation,
  input: ExpressionParameters,
): RequestExpressions {
  const rule = RULES[operation];
  assertNotMixed(rule, input);
  assertPlaceholdersHaveUse(rule, input);
  const usesExpressions = rule.expressions.some((parameter) => input[parameter] !== undefined);
  return usesExpressions ? parseExpressions(input) : translateLegacy(input);
}

function assertNotMixed(rule: OperationRule, input: ExpressionParameters): void {
  const isGiven = (parameter: Parameter) => input[parameter] !== undefined;
  const legacy = rule.legacy.filter(isGiven);
  const expressions = rule.expressions.filter(isGiven);
  if (legacy.length === 0 || expressions.length === 0) return;
  throw validationError(
    'Can not use both expression and non-expression parameters in the same request: ' +
      `Non-expression parameters: {${legacy.join(', ')}} Expression parameters: {${expressions.join(', ')}}`,
  );
}

function assertPlaceholdersHaveUse(rule: OperationRule, input: ExpressionParameters): void {
  if (input.ExpressionAttributeNames && rule.expressions.every((parameter) => input[parameter] === undefined)) {
    throw validationError('ExpressionAttributeNames can only be specified when using expressions');
  }
  if (input.ExpressionAttributeValues && rule.withValues.every((parameter) => input[parameter] === undefined)) {
    const verb = rule.withValues.length > 1 ? 'are' : 'is';
    throw validationError(
      `ExpressionAttributeValues can only be specified when using expressions: ${rule.withValues.join(' and ')} ${verb} null`,
    );
  }
}

function parseExpressions(input: ExpressionParameters): RequestExpressions {
  const placeholders = createPlaceholders(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const { UpdateExpression, ConditionExpression, FilterExpression, ProjectionExpression, KeyConditionExpression } =
    input;
  const parsed: RequestExpressions = {
    ...(UpdateExpression !== undefined && { update: parseUpdate(UpdateExpression, placeholders) }),
    ...(ConditionExpression !== undefined && { condition: parseCondition(ConditionExpression, placeholders) }),
    ...(FilterExpression !== undefined && {
      filter: parseCondition(FilterExpression, placeholders, 'FilterExpression'),
    }),
    ...(ProjectionExpression !== undefined && { projection: parseProjection(ProjectionExpression, placeholders) }),
    ...(KeyConditionExpression !== undefined && { keyTerms: parseKeyCondition(KeyConditionExpression, placeholders) }),
  };
  placeholders.assertAllUsed();
  return parsed;
}

function translateLegacy(input: ExpressionParameters): RequestExpressions {
  const { AttributesToGet, AttributeUpdates, Expected, KeyConditions, ConditionalOperator } = input;
  const projection = AttributesToGet && translateAttributesToGet(AttributesToGet);
  const update = AttributeUpdates && translateAttributeUpdates(AttributeUpdates);
  const condition = Expected && translateExpected(Expected, ConditionalOperator);
  const legacyFilter = input.QueryFilter ?? input.ScanFilter;
  const filter = legacyFilter && translateFilter(legacyFilter, ConditionalOperator);
  if (ConditionalOperator !== undefined && !Expected && !legacyFilter) {
    throw validationError('ConditionalOperator cannot be used without Filter or Expected');
  }
  const keyTerms = KeyConditions && translateKeyConditions(KeyConditions);
  return {
    ...(projection && { projection }),
    ...(update && { update }),
    ...(condition && { condition }),
    ...(filter && { filter }),
    ...(keyTerms && { keyTerms }),
  };
}
