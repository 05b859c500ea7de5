import { DYNALITE, oneOf, worded, type KnownDifference } from './compare/explain.ts';

/** Refusals that both agree on, in other words or another order. Ours are the service's. */
export const knownWordings: readonly KnownDifference[] = [
  {
    what: 'a number that is not one is named in the message',
    example: "PutItem { Item: { pk: { S: 'a' }, n: { N: 'abc' } } }",
    source: DYNALITE,
    explains: worded(
      /A value provided cannot be converted into a number( for key .*)?$/,
      /The parameter cannot be converted to a numeric value/,
    ),
  },
  {
    what: 'a number of too many digits has its own message',
    example: "PutItem { Item: { pk: { S: 'a' }, n: { N: '1.234567890123456789012345678901234567890' } } }",
    source: DYNALITE,
    explains: worded(
      /^DynamoDB only supports precision up to 38 digits$/,
      /^Attempting to store more than 38 significant digits in a Number$/,
    ),
  },
  {
    what: 'consistent reads of global indexes are refused in other words',
    example: "Query { IndexName: 'ByG1', ConsistentRead: true, … }",
    source: DYNALITE,
    explains: worded(
      /^Consistent read cannot be true when (scanning|querying) a GSI$/,
      /^Consistent reads are not supported on global secondary indexes$/,
    ),
  },
  {
    what: 'a put says which ReturnValues it knows',
    example: "PutItem { …, ReturnValues: 'UPDATED_NEW' }",
    source: DYNALITE,
    explains: worded(/^Return values set to invalid value$/, /^ReturnValues can only be ALL_OLD or NONE$/),
  },
  {
    what: 'the reason of a cancelled transaction ends without a full stop',
    example: 'TransactWriteItems with a condition that fails',
    source: 'API reference, TransactWriteItems: "Message: The conditional request failed"',
    explains: worded(/^The conditional request failed\.$/, /^The conditional request failed$/),
  },
  {
    what: 'a query without the key says which element is missing',
    example: "Query { KeyConditionExpression: 's = :s' }",
    source: DYNALITE,
    explains: worded(/^Query condition missed key schema element$/, /^Query condition missed key schema element: /),
  },
  {
    what: 'a key that does not fit the schema is told in these words',
    example: "GetItem { Key: { pk: { S: 'a' }, extra: { S: 'x' } } }, or with a list as a key",
    source: `${DYNALITE}; paritysuite/dynamodb-conformance, pull request 60`,
    explains: worded(
      /^(The number of conditions on the keys is invalid|Invalid attribute value type|One or more parameter values were invalid: Type mismatch for key)$/,
      /^The provided key element does not match the schema$/,
    ),
  },
  {
    what: 'a key or index key of the wrong type is told with both types',
    example: "PutItem { Item: { pk: { N: '1' } } } where pk is S",
    source: DYNALITE,
    explains: worded(
      /^(Invalid attribute value type|One of the required keys was not given a value|Updates on index keys must be of the same data type as the key attribute|One or more parameter values were invalid: Type mismatch for (key|Index Key))$/,
      /^One or more parameter values were invalid: Type mismatch for (key|Index Key) \w+ [eE]xpected: \w+ [aA]ctual: \w+/,
    ),
  },
  {
    what: 'an item without a key attribute is told which one',
    example: "PutItem { Item: { s: { S: 'x' } } }",
    source: DYNALITE,
    explains: worded(
      /^One of the required keys was not given a value$/,
      /^One or more parameter values were invalid: Missing the key \w+ in the item$/,
    ),
  },
  {
    what: 'values of one comparison that are of several types, or of a type that it does not take: one fault or the other first',
    example:
      "Query { QueryFilter: { n: { ComparisonOperator: 'IN', AttributeValueList: [{ SS: ['a'] }, { N: '1' }] } } }",
    source: `${DYNALITE}: the types are compared with each other first`,
    explains: worded(
      /ComparisonOperator \w+ is not valid for \w+ AttributeValue type$/,
      /AttributeValues inside AttributeValueList must be of same type$/,
    ),
  },
  {
    what: 'an update that has no place to write to and reads what is not there: the operand is told first',
    example: "UpdateItem { UpdateExpression: 'SET l[0] = list_append(m.l, l)' } of an item without m",
    source: 'both are documented cancellation reasons of TransactWriteItems; their order is not documented',
    explains: worded(
      /The document path provided in the update expression is invalid for update$/,
      /The provided expression refers to an attribute that does not exist in the item$|An operand in the update expression has an incorrect data type$|Attempting to store more than 38 significant digits/,
    ),
  },
  {
    what: 'a start key of another partition is outside the query, whatever its sort key',
    example: "Query { KeyConditionExpression: 'pk = :p AND sk > :k', ExclusiveStartKey: { pk: other, … } }",
    source: DYNALITE,
    explains: worded(
      /^The provided starting key does not match the range key predicate$/,
      /^The provided starting key is outside query boundaries based on provided conditions$/,
    ),
  },
  {
    what: 'the types that attribute_type does not take are listed in another order',
    example: "ConditionExpression: 'attribute_type(a, b)'",
    source: DYNALITE,
    explains: worded(
      /operator or function: attribute_type, operand type: \{/,
      /operator or function: attribute_type, operand type: \{/,
    ),
  },
  {
    what: 'the values of a BETWEEN that are not of one type are printed as numbers are',
    example: "ConditionExpression: 'a BETWEEN :n AND :s' with { ':n': { N: '5.00' } }: {N:5}",
    source: 'Developer Guide, "Supported data types": leading and trailing zeroes are trimmed',
    explains: worded(
      /The BETWEEN operator requires .* operand: AttributeValue: \{N:/,
      /The BETWEEN operator requires .* operand: AttributeValue: \{N:/,
    ),
  },
  {
    what: 'an operand that is missing is told before one that is of the wrong type',
    example: "UpdateItem { UpdateExpression: 'SET a = missing - :n, b = list_append(set, :l)' }",
    source: 'both are documented cancellation reasons of TransactWriteItems; their order is not documented',
    explains: worded(
      /^An operand in the update expression has an incorrect data type$|^DynamoDB only supports precision up to 38 digits$/,
      /^The provided expression refers to an attribute that does not exist in the item$/,
    ),
  },
  {
    what: 'a value that AttributeUpdates cannot add or delete is told before the key and the conditions are looked at',
    example: "UpdateItem { AttributeUpdates: { pk: { Value: { S: 'x' }, Action: 'ADD' } } }",
    source: `${DYNALITE}: AttributeUpdates are checked with the parameters`,
    explains: worded(
      /./,
      /^One or more parameter values were invalid: (ADD|DELETE) action (with value )?is not supported for the type|Only DELETE action is allowed when no attribute value is specified$/,
    ),
  },
  {
    what: 'a name that a tuple has twice is told before its values',
    example: "INSERT INTO T VALUE {'pk': 'a', 'l': 1, 'l': missing}",
    source: 'not documented: the statement has both faults',
    explains: worded(/Unsupported data type: MISSING under key/, /Duplicate keys in tuple\. Key: /),
  },
  {
    what: 'AttributesToGet twice the same has its own message',
    example: "GetItem { AttributesToGet: ['n', 'n'] }",
    source: DYNALITE,
    explains: worded(/^Cannot have two attributes with the same name$/, /Duplicate value in attribute name: /),
  },
  {
    what: 'a start key of the wrong size has its own message',
    example: "Query { ExclusiveStartKey: { pk: { S: 'a' }, extra: { S: 'x' } }, … }",
    source: DYNALITE,
    explains: worded(
      /^Exclusive Start Key must have same size as table's key schema$/,
      /^The provided starting key is invalid/,
    ),
  },
  {
    what: 'duplicates in a set are listed, of binaries with the type',
    example: 'PutItem { Item: { pk, bs: { BS: [x, x] } } }',
    source: DYNALITE,
    explains: worded(
      /Input collection .*contains duplicates\.?( for key .*)?$/,
      /Input collection \[.*\] ?(of type BS )?contains duplicates\.( for key .*)?$/,
    ),
  },
  {
    what: 'the list of valid attribute types has another order',
    example: "attribute_type(a, :x) with { ':x': { S: 'X' } }",
    source: DYNALITE,
    explains: worded(
      /Invalid attribute type name found; type: .*, valid types: \{/,
      /Invalid attribute type name found; type: .*, valid types: \{/,
    ),
  },
  {
    what: 'paths that overlap: DynamoDB Local names two that do not, or the two in the other order',
    example: "UpdateItem { UpdateExpression: 'SET n = :n REMOVE ss DELETE ss :sb' }",
    source: `${DYNALITE}: path one and path two are those that overlap`,
    explains: worded(
      /Two document paths (overlap|conflict) with each other/,
      /Two document paths (overlap|conflict) with each other/,
    ),
  },
  {
    what: 'which parameters go with Select is told before the expressions are read',
    example: "Query { Select: 'SPECIFIC_ATTRIBUTES', KeyConditionExpression: 'pk = :p AND sk BETWEEN :high AND :low' }",
    source: 'not documented: the request has both faults',
    explains: worded(
      /^(Invalid|The BETWEEN condition|Key attributes must|Filter Expression|QueryFilter)/,
      /^(Must specify the AttributesToGet or|Cannot specify the (ProjectionExpression|AttributesToGet) when|ALL_PROJECTED_ATTRIBUTES can be used only)/,
    ),
  },
  {
    what: 'a key that is too long is told apart from one whose sort key is',
    example: 'PutItem { Item: { pk, sk: 1,100 letters } }',
    source: DYNALITE,
    explains: worded(
      /^Hash primary key values must be under 2048 bytes, and range primary key values must be under 1024 bytes$/,
      /^One or more parameter values were invalid: (Size of hashkey|Aggregated size of all range keys) has exceeded/,
    ),
  },
  {
    what: 'a path that ends in a dot: which token is the wrong one',
    example: "UpdateItem { UpdateExpression: 'ADD m. :n ADD n :n' }",
    source: 'not documented: what a parser tells after it has gone on behind an error',
    explains: (difference) =>
      /\w\.[ ,)]/.test(JSON.stringify(difference.step.input)) &&
      worded(/Syntax error; token: /, /Syntax error; token: /)(difference),
  },
  {
    what: 'parentheses too many are told before a syntax error behind them',
    example: "ConditionExpression: '((a < b)) AND'",
    source: 'not documented: the expression has both faults',
    explains: worded(/The expression has redundant parentheses;$/, /Syntax error; token: /),
  },
  {
    what: 'a client token that was used for something else has a message',
    example: "TransactWriteItems { …, ClientRequestToken: 'token-1' } twice, of other items",
    source: 'API reference, TransactWriteItems, errors: IdempotentParameterMismatchException has a message',
    explains: worded(/^UnknownError$/, /client token is already in use/),
  },
  {
    what: 'paths into keys: a statement names the key without a colon, and another one of several index keys',
    example: "DELETE FROM T WHERE pk = 'a' AND pk.a = 1",
    source: `${DYNALITE}: "Key: a", "IndexKey: d"`,
    explains: oneOf(
      worded(/are not allowed: Key \w+$/, /are not allowed: Key: \w+$/),
      worded(/are not allowed: IndexKey: \w+$/, /are not allowed: IndexKey: \w+$/),
    ),
  },
  {
    what: 'what a key condition cannot be is told before the keys of the table are known',
    example: "Query { KeyConditionExpression: 'pk.a = :p' }",
    source: `${DYNALITE}: so it is of a table that does not exist`,
    explains: worded(/^Key attributes must be scalars/, /KeyConditionExpression/),
  },
  {
    what: 'a clause that an update has twice is told before what is in it',
    example: "UpdateItem { UpdateExpression: 'SET a = size(b) SET c = :n' }",
    source: 'not documented: the expression has both faults',
    explains: worded(
      /^Invalid UpdateExpression: /,
      /^Invalid UpdateExpression: The "\w+" section can only be used once in an update expression;$/,
    ),
  },
];
