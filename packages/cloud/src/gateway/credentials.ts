import { accountOfAccessKey } from '../kernel/access-key.ts';
import type { WireRequest } from '../protocols/wire.ts';

/** Who signed a request, for which service and region, as far as the request says. */
export interface Credentials {
  readonly accessKeyId: string | undefined;
  readonly sessionToken: string | undefined;
  readonly region: string;
  /** Service in the credential scope, e.g. `events`. */
  readonly service: string | undefined;
  /** Twelve digits. */
  readonly account: string;
  /** Signed in the query rather than in a header. */
  readonly presigned: boolean;
}

export { DEFAULT_ACCOUNT } from '../kernel/access-key.ts';
export const DEFAULT_REGION = 'us-east-1';

const SCOPE = /Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;
const REGION_LABEL = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

function regionOfHost(host: string | undefined): string | undefined {
  return host
    ?.split(':')[0]
    ?.split('.')
    .find((label) => REGION_LABEL.test(label));
}

/** Reads the credential scope; nothing is verified here. */
export function parseCredentials(request: WireRequest): Credentials {
  const header = SCOPE.exec(request.headers['authorization'] ?? '');
  const query = header ? undefined : new URLSearchParams(request.query);
  const presigned = query?.get('X-Amz-Credential') ?? undefined;
  const [, accessKeyId, region, service] = header ?? SCOPE.exec(presigned ? `Credential=${presigned}` : '') ?? [];
  return {
    accessKeyId,
    sessionToken: request.headers['x-amz-security-token'] ?? query?.get('X-Amz-Security-Token') ?? undefined,
    region: region ?? regionOfHost(request.headers['host']) ?? DEFAULT_REGION,
    service,
    account: accountOfAccessKey(accessKeyId),
    presigned: presigned !== undefined,
  };
}
