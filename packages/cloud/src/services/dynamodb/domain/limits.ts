/** Largest item, attribute names included. Source: DynamoDB Developer Guide, "Quotas", item size. */
export const MAX_ITEM_BYTES: number = 400 * 1024;

/** Largest partition key value. Source: "Quotas", partition key length. */
export const MAX_PARTITION_KEY_BYTES = 2048;

/** Largest sort key value. Source: "Quotas", sort key length. */
export const MAX_SORT_KEY_BYTES = 1024;

/** Deepest nesting of lists and maps. Source: "Quotas", nesting levels. */
export const MAX_NESTING_LEVELS = 32;

/** Longest expression string. Source: "Quotas", expression parameters. */
export const MAX_EXPRESSION_BYTES = 4096;

/** Most operators and functions in one expression. Source: "Quotas", expression parameters. */
export const MAX_OPERATORS = 300;

/** Most operands of `IN`. Source: "Quotas", expression parameters. */
export const MAX_IN_OPERANDS = 100;

/** Largest list index an expression may name. AWS: checked against DynamoDB local 2.5. */
export const MAX_LIST_INDEX = 2_147_483_647;

/** Significant digits of a number. Source: "Quotas", numbers. */
export const MAX_NUMBER_DIGITS = 38;
