import { awsJson1_0, awsJson1_1 } from './aws-json.ts';
import { awsQuery } from './aws-query.ts';
import type { ProtocolId } from './model.ts';
import { restJson1 } from './rest-json.ts';
import { restXml } from './rest-xml.ts';
import { rpcV2Cbor } from './rpc-v2-cbor.ts';
import type { Protocol } from './wire.ts';

export type { Protocol } from './wire.ts';

const protocols: Readonly<Record<ProtocolId, Protocol>> = {
  awsJson1_0,
  awsJson1_1,
  awsQuery,
  restJson1,
  restXml,
  rpcV2Cbor,
};

/** The codec of a protocol. */
export function getProtocol(id: ProtocolId): Protocol {
  return protocols[id];
}
