import { createRequire } from 'node:module';

import { extractSchema } from '../../../scripts/extract-schema.ts';
import { schemaSources } from '../../../scripts/schema-sources.ts';
import type { SchemaSource } from '../../../scripts/schema-sources.ts';
import { loadServiceModel } from '../load-model.ts';
import type { ProtocolId } from '../model.ts';
import type { SdkService } from './sdk-round-trip.ts';

const require = createRequire(import.meta.url);

const plain = { validationCode: 'ValidationError', malformedCode: 'MalformedInput' };

/** Services that have no generated schema yet, for the sake of their protocols. */
const further: readonly SchemaSource[] = [
  { id: 'sns', endpointPrefix: 'sns', botocore: 'sns/2010-03-31', conventions: plain },
  {
    id: 's3',
    endpointPrefix: 's3',
    botocore: 's3/2006-03-01',
    conventions: {
      ...plain,
      malformedCode: 'MalformedXML',
      bareXmlErrors: true,
      unwrappedOutputs: { GetBucketLocation: 'LocationConstraint' },
    },
  },
  {
    id: 'cloudwatch',
    endpointPrefix: 'monitoring',
    botocore: 'cloudwatch/2010-08-01',
    alsoSpeaks: ['awsJson1_0', 'awsQuery', 'rpcV2Cbor'],
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    conventions: plain,
  },
];

const protocolClasses: Readonly<Record<ProtocolId, string>> = {
  awsJson1_0: 'AwsJson1_0Protocol',
  awsJson1_1: 'AwsJson1_1Protocol',
  awsQuery: 'AwsQueryProtocol',
  restJson1: 'AwsRestJsonProtocol',
  restXml: 'AwsRestXmlProtocol',
  rpcV2Cbor: 'AwsSmithyRpcV2CborProtocol',
};

const clientOptionsOf: Readonly<Record<string, object>> = {
  // The digests of an arbitrary answer are not those of its bodies.
  sqs: { md5: false },
  s3: {
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  },
};

/** A service by the suffix of its SDK package, with clients that speak the SDK's default protocol or another one. */
export function sdkService(id: string, protocol?: ProtocolId): SdkService {
  const source = [...schemaSources, ...further].find((candidate) => candidate.id === id);
  if (!source) throw new Error(`No schema source ${id}`);
  const sdk = require(`@aws-sdk/client-${id}`) as Readonly<Record<string, unknown>>;
  const model = loadServiceModel(JSON.stringify(extractSchema(sdk, source)));
  const clientOptions = clientOptionsOf[id] ?? {};
  if (!protocol) return { sdk, model, options: clientOptions };
  const classes = require('@aws-sdk/core/protocols') as Readonly<Record<string, unknown>>;
  const settings = {
    defaultNamespace: model.namespace,
    xmlNamespace: model.xmlNamespace,
    version: model.apiVersion,
    serviceTarget: model.targetPrefix,
  };
  return {
    sdk,
    model,
    options: { ...clientOptions, protocol: classes[protocolClasses[protocol]], protocolSettings: settings },
  };
}
