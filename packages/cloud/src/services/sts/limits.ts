/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const DEFAULT_ROLE_SECONDS = 3600;
/** Of sessions that another session asked for. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining */
export const MAX_CHAINED_SECONDS = 3600;
/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
export const DEFAULT_TOKEN_SECONDS = 43_200;
/** Of the sessions of an account's root. */
export const MAX_ROOT_SECONDS = 3600;
/** Characters of an inline session policy. */
export const MAX_POLICY_CHARACTERS = 2048;
/** How long after its issue a SAML assertion is taken. Source: what AWS answered in Nike-Inc/gimme-aws-creds issue 251. */
export const REDEEM_WITHIN_MS = 300_000;
