import { SQS } from '@aws-sdk/client-sqs';
import { describe } from 'vitest';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of SQS holds', () => testConformance(SQS, cases));
