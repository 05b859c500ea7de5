/* oxlint-disable max-lines */
// What dynamodb-streams demands of its inputs, by scripts/generate-constraints.ts from botocore 1.44.5 (Apache-2.0).
// Generated; do not edit.

export const constraints: string = String.raw`{"operations":{"DescribeStream":[0,["ResourceNotFoundException","InternalServerError"]],"GetRecords":[6,["ResourceNotFoundException","LimitExceededException","InternalServerError","ExpiredIteratorException","TrimmedDataAccessException"]],"GetShardIterator":[8,["ResourceNotFoundException","InternalServerError","TrimmedDataAccessException"]],"ListStreams":[11,["ResourceNotFoundException","InternalServerError"]]},
"shapes":[
["structure","DescribeStreamInput",[["StreamArn",1,1],["Limit",2,0],["ExclusiveStartShardId",3,0],["ShardFilter",4,0]]],
["string",37,1024,null,null],
["number","integer",1,null],
["string",28,65,null,null],
["structure","ShardFilter",[["Type",5,0],["ShardId",3,0]]],
["string",null,null,null,["CHILD_SHARDS"]],
["structure","GetRecordsInput",[["ShardIterator",7,1],["Limit",2,0]]],
["string",1,2048,null,null],
["structure","GetShardIteratorInput",[["StreamArn",1,1],["ShardId",3,1],["ShardIteratorType",9,1],["SequenceNumber",10,0]]],
["string",null,null,null,["TRIM_HORIZON","LATEST","AT_SEQUENCE_NUMBER","AFTER_SEQUENCE_NUMBER","AT_TIMESTAMP"]],
["string",21,40,null,null],
["structure","ListStreamsInput",[["TableName",12,0],["Limit",2,0],["ExclusiveStartStreamArn",1,0]]],
["string",3,255,"[a-zA-Z0-9_.-]+",null]
]}`;
