import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { describe } from 'vitest';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of CloudFormation holds', () => testConformance(CloudFormation, cases));
