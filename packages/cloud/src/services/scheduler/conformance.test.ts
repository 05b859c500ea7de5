import { Scheduler } from '@aws-sdk/client-scheduler';
import { SQS } from '@aws-sdk/client-sqs';
import { describe } from 'vitest';
import { combineClients } from '../../conformance/combine-clients.fixture.ts';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of EventBridge Scheduler holds', () => testConformance(combineClients(Scheduler, SQS), cases));
