/** The part of an SDK's request that signing reads and writes. */
export interface SignableRequest {
  readonly headers: Record<string, string>;
}

export interface SigningIdentity {
  readonly accessKeyId: string;
  readonly sessionToken?: string | undefined;
}

export interface SigningScope {
  readonly date: Date;
  readonly region: string;
  readonly service: string;
}

/** What stands where a signature would: nobody looks. */
const noSignature = '0'.repeat(64);

/**
 * Puts on a request what the cloud reads of a version-4 signature (who, when, which region and service) and leaves out
 * what it does not look at unless it verifies signatures: the hashes, two thirds of the price of a request.
 */
export function signUnverified(request: SignableRequest, identity: SigningIdentity, scope: SigningScope): void {
  const { headers } = request;
  const date = `${scope.date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  for (const name of Object.keys(headers)) {
    if (/^(authorization|x-amz-date|date)$/i.test(name)) Reflect.deleteProperty(headers, name);
  }
  headers['x-amz-date'] = date;
  if (identity.sessionToken !== undefined && identity.sessionToken !== '')
    headers['x-amz-security-token'] = identity.sessionToken;
  const credential = `${identity.accessKeyId}/${date.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`;
  headers['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${noSignature}`;
}
