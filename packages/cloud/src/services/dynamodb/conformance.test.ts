import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { describe } from 'vitest';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of DynamoDB holds', () => testConformance(DynamoDB, cases));
