import { IAM } from '@aws-sdk/client-iam';
import { describe } from 'vitest';
import { testConformance } from '../../conformance/conformance.fixture.ts';
import { cases } from './conformance.cases.ts';

describe('what is known of IAM holds', () => testConformance(IAM, cases));
