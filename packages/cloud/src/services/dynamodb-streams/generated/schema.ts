/* oxlint-disable max-lines */
// The wire shapes of DynamoDB Streams, by scripts/generate-schemas.ts from @aws-sdk/client-dynamodb-streams 3.1141.0 (Apache-2.0).
// Generated; do not edit.

export const schema: string = String.raw`{"id":"dynamodb-streams","serviceId":"DynamoDB Streams","apiVersion":"2012-08-10","namespace":"com.amazonaws.dynamodbstreams","targetPrefix":"DynamoDBStreams_20120810","endpointPrefix":"streams.dynamodb","signingName":"dynamodb","protocols":["awsJson1_0"],"conventions":{"errorPrefix":"com.amazonaws.dynamodb.v20120810#","frameworkErrorPrefixes":{"ValidationException":"com.amazon.coral.validate#","*":"com.amazon.coral.service#"},"capitalMessageCodes":["AccessDeniedException","SerializationException"],"validationCode":"ValidationException","malformedCode":"SerializationException","crc32":true},"operations":{"DescribeStream":[0,2,0,0],"GetRecords":[9,10,0,0],"GetShardIterator":[19,20,0,0],"ListStreams":[21,22,0,0]},
"shapes":[
[3,"DescribeStreamInput",0,"StreamArn Limit ExclusiveStartShardId ShardFilter",[0,1,0,257],1],
[3,"ShardFilter",0,"Type ShardId",[0,0],0],
[3,"DescribeStreamOutput",0,"StreamDescription",[259],0],
[3,"StreamDescription",0,"StreamArn StreamLabel StreamStatus StreamViewType CreationRequestDateTime TableName KeySchema Shards LastEvaluatedShardId",[0,0,0,0,4,0,260,262,0],0],
[1,261],
[3,"KeySchemaElement",0,"AttributeName KeyType",[0,0],2],
[1,263],
[3,"Shard",0,"ShardId SequenceNumberRange ParentShardId",[0,264,0],0],
[3,"SequenceNumberRange",0,"StartingSequenceNumber EndingSequenceNumber",[0,0],0],
[3,"GetRecordsInput",0,"ShardIterator Limit",[0,1],1],
[3,"GetRecordsOutput",0,"Records NextShardIterator",[267,0],0],
[1,268],
[3,"Record",0,"eventID eventName eventVersion eventSource awsRegion dynamodb userIdentity",[0,0,0,0,0,269,274],0],
[3,"StreamRecord",0,"ApproximateCreationDateTime Keys NewImage OldImage SequenceNumber SizeBytes StreamViewType",[4,270,270,270,0,1,0],0],
[2,0,271],
[4,"AttributeValue",0,"S N B SS NS BS M L NULL BOOL",[0,0,21,64,64,85,272,273,2,2],0],
[2,0,271],
[1,271],
[3,"Identity",0,"PrincipalId Type",[0,0],0],
[3,"GetShardIteratorInput",0,"StreamArn ShardId ShardIteratorType SequenceNumber",[0,0,0,0],3],
[3,"GetShardIteratorOutput",0,"ShardIterator",[0],0],
[3,"ListStreamsInput",0,"TableName Limit ExclusiveStartStreamArn",[0,1,0],0],
[3,"ListStreamsOutput",0,"Streams LastEvaluatedStreamArn",[279,0],0],
[1,280],
[3,"Stream",0,"StreamArn TableName StreamLabel",[0,0,0],0],
[-3,"DynamoDBStreamsServiceException",0,"",[],0],
[-3,"ExpiredIteratorException",{"error":"client"},"message",[0],0],
[-3,"InternalServerError",{"error":"server"},"message",[0],0],
[-3,"LimitExceededException",{"error":"client"},"message",[0],0],
[-3,"ResourceNotFoundException",{"error":"client"},"message",[0],0],
[-3,"TrimmedDataAccessException",{"error":"client"},"message",[0],0]
]}`;
