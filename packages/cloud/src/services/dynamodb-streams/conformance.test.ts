import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import { describe } from 'vitest';
import { combineClients } from '../../conformance/combine-clients.fixture.ts';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of DynamoDB Streams holds', () =>
  testConformance(combineClients(DynamoDB, DynamoDBStreams), cases));
