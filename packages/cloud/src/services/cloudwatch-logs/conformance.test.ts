import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { Lambda } from '@aws-sdk/client-lambda';
import { describe } from 'vitest';
import { combineClients } from '../../conformance/combine-clients.fixture.ts';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of CloudWatch Logs holds', () =>
  testConformance(combineClients(CloudWatchLogs, Lambda), cases));
