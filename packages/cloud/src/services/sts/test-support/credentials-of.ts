import type { Credentials } from '@aws-sdk/client-sts';

/** What a client signs with, out of what STS gave out. */
export function credentialsOf({ Credentials }: { readonly Credentials?: Credentials | undefined }): {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
} {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
