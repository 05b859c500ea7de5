import {
  signUnverified,
  type SignableRequest,
  type SigningIdentity,
} from '../compute/intercept/unverified-signature.ts';

interface AuthScheme {
  readonly signingRegion?: string;
  readonly signingName?: string;
}

/** The part of an SDK client's resolved configuration that has to do with signing. */
interface SigningConfig {
  readonly credentials?: () => Promise<SigningIdentity>;
  readonly region?: () => Promise<string>;
  readonly signingName?: string;
  readonly defaultSigningName?: string;
  readonly signerConstructor?: unknown;
  signer?: unknown;
}

interface SigningOptions {
  readonly signingDate?: Date;
  readonly signingRegion?: string;
  readonly signingService?: string;
}

/**
 * Makes an SDK v3 client put its credentials on requests without computing a signature, for a cloud that verifies none.
 * What is presigned is signed as ever, by signers of its own: presigned URLs are always verified. Clients that sign in
 * several ways, S3's for one, are left alone.
 */
export function omitSignatures(client: unknown): void {
  const { config } = client as { readonly config?: SigningConfig };
  if (!config || typeof config.signer !== 'function' || config.signerConstructor !== undefined) return;
  const { credentials, region } = config;
  if (typeof credentials !== 'function' || typeof region !== 'function') return;
  config.signer = async (scheme?: AuthScheme) => ({
    sign: async (request: SignableRequest, options: SigningOptions = {}) => {
      signUnverified(request, await credentials(), {
        date: options.signingDate ?? new Date(),
        region: options.signingRegion ?? scheme?.signingRegion ?? (await region()),
        service: options.signingService ?? scheme?.signingName ?? config.signingName ?? config.defaultSigningName ?? '',
      });
      return request;
    },
  });
}
