/** What points any AWS SDK, and the AWS CLI, at a cloud. */
export function clientEnvironment(url: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    // SDKs would otherwise look for credentials on the network.
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/**
 * What must not be set beside it. AWS: with AWS_PROFILE set, SDKs take the profile's credentials, not the environment's;
 * a session token belongs to other credentials. Source: credential-provider-node's default chain.
 */
export const conflictingVariables: readonly string[] = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN'];
