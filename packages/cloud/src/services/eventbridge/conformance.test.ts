import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SQS } from '@aws-sdk/client-sqs';
import { describe } from 'vitest';
import { combineClients } from '../../conformance/combine-clients.fixture.ts';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of EventBridge holds', () => testConformance(combineClients(EventBridge, SQS), cases));
