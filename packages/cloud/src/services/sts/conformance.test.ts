import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { describe } from 'vitest';
import { combineClients } from '../../conformance/combine-clients.fixture.ts';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of STS holds', () => testConformance(combineClients(STS, IAM), cases));
