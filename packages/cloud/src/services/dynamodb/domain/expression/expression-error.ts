import { validationError } from '../validation-error.ts';

/** The request parameter an expression came from, as error messages name it; PartiQL's messages name none. */
export type ExpressionLabel =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression'
  | 'Statement';

/** `Invalid ConditionExpression: …`, or for PartiQL the reason alone. */
export function expressionError(label: ExpressionLabel, reason: string): Error {
  return validationError(label === 'Statement' ? reason : `Invalid ${label}: ${reason}`);
}
