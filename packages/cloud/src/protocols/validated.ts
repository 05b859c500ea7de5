/** What validation leaves alone: classes and functions, whose insides are no part of a shape. */
type Opaque = Date | Uint8Array | ((...args: never[]) => unknown);

/**
 * An SDK input or output type after validation: members that the SDK types as `T | undefined` (its way of saying
 * "required by the service") are `T`, all the way down. Optional members stay optional, and the SDK's unions (which
 * have a `$unknown` member, such as DynamoDB's `AttributeValue`) stay as they are.
 *
 * @example
 * type Input = Validated<PutItemCommandInput>; // Input['TableName'] is string
 */
export type Validated<T> = 0 extends 1 & T
  ? T
  : T extends Opaque
    ? T
    : T extends readonly (infer E)[]
      ? Validated<E>[]
      : T extends object
        ? IsSdkUnion<T> extends true
          ? T
          : { [K in keyof T]: {} extends Pick<T, K> ? Validated<T[K]> : Validated<Exclude<T[K], undefined>> }
        : T;

/* A map has every key, so also `$unknown`; a union has just that one. */
type IsSdkUnion<T> = string extends keyof T ? false : '$unknown' extends keyof T ? true : false;
