import { parseXml, type XmlElement } from '../../../xml/xml-parser.ts';
import { encryptedAssertion, expiredAssertion, idpRejectedClaim, invalidIdentityToken } from '../errors.ts';
import { REDEEM_WITHIN_MS } from '../limits.ts';

/** What a SAML response says; its signature is not checked. */
export interface SamlAssertion {
  readonly issuer: string;
  /** The subject's NameID. */
  readonly subject: string | undefined;
  /** `persistent`, `transient`, or the whole format where it is none of SAML 2.0. */
  readonly subjectType: string | undefined;
  /** Whom the response was made for. */
  readonly recipient: string | undefined;
  /** Roles that may be assumed, each with the provider that may assume it. */
  readonly roles: readonly (readonly string[])[];
  readonly sessionName: string;
  readonly sourceIdentity: string | undefined;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly transitiveTagKeys: readonly string[];
  /** When the identity provider's own session ends. */
  readonly endsMs: number | undefined;
}

/* Sources, also of the attributes' names: IAM User Guide, "Configure SAML assertions for the authentication response" and
   "Troubleshoot SAML federation with IAM". */
const PREFIX = 'https://aws.amazon.com/SAML/Attributes/';
const TAG = `${PREFIX}PrincipalTag:`;
const AUDIENCE = /^(?:urn:amazon:webservices|https:\/\/(?:[a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml)$/;
const NAME = /^[a-zA-Z_0-9+=,.@-]{2,64}$/;
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const NAME_FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';

/** Reads a SAML response in base64; throws unless it is of this time, for AWS, and names the session. */
export function readSamlAssertion(text: string, nowMs: number): SamlAssertion {
  const assertion = openResponse(text);
  const issuer = textOf(find(assertion, 'Issuer'));
  if (issuer === undefined) throw invalidIdentityToken('Issuer is required in AuthnResponse');
  const endsMs = timeOf(find(assertion, 'AuthnStatement'), 'SessionNotOnOrAfter');
  assertTimely(assertion, endsMs, nowMs);
  const audiences = all(find(assertion, 'Conditions', 'AudienceRestriction'), 'Audience').map(textOf);
  if (!audiences.some((audience) => audience !== undefined && AUDIENCE.test(audience)))
    throw invalidIdentityToken('Response does not contain the required audience.');
  const attributes = readAttributes(assertion);
  const valuesOf = (name: string): readonly string[] => attributes.get(`${PREFIX}${name}`) ?? [];
  const nameId = find(assertion, 'Subject', 'NameID');
  return {
    issuer,
    subject: textOf(nameId),
    subjectType: nameId?.attributes.get('Format')?.replace(NAME_FORMAT, ''),
    recipient: find(assertion, 'Subject', 'SubjectConfirmation', 'SubjectConfirmationData')?.attributes.get(
      'Recipient',
    ),
    roles: valuesOf('Role').map((pair) => pair.split(',').map((arn) => arn.trim())),
    sessionName: checkSessionName(valuesOf('RoleSessionName')[0]),
    sourceIdentity: checkSourceIdentity(valuesOf('SourceIdentity')[0]),
    tags: [...attributes]
      .filter(([name]) => name.startsWith(TAG))
      .map(([name, [value = '']]) => ({ Key: name.slice(TAG.length), Value: value })),
    transitiveTagKeys: valuesOf('TransitiveTagKeys'),
    endsMs,
  };
}

function openResponse(text: string): XmlElement {
  // AWS: the codes are its own; the words for what is no response at all are not documented.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text.replaceAll(/\s/g, '')))
    throw invalidIdentityToken('Invalid base64 SAMLResponse');
  const response = parseXml(Buffer.from(text, 'base64').toString());
  if (response?.name !== 'Response') throw invalidIdentityToken('Invalid SAMLResponse: it is no XML document Response');
  const status = find(response, 'Status', 'StatusCode')?.attributes.get('Value');
  if (status !== undefined && status !== SUCCESS) throw idpRejectedClaim(status);
  const assertion = find(response, 'Assertion');
  if (assertion) return assertion;
  if (find(response, 'EncryptedAssertion')) throw encryptedAssertion();
  throw invalidIdentityToken('Invalid SAMLResponse: it has no Assertion');
}

function assertTimely(assertion: XmlElement, endsMs: number | undefined, nowMs: number): void {
  // Source: what AWS answered in Versent/saml2aws issue 759 and in Nike-Inc/gimme-aws-creds issue 251.
  const ends = [timeOf(find(assertion, 'Conditions'), 'NotOnOrAfter'), endsMs];
  if (ends.some((end) => end !== undefined && end <= nowMs)) throw expiredAssertion('Response has expired');
  const issuedMs = timeOf(assertion, 'IssueInstant');
  if (issuedMs !== undefined && nowMs - issuedMs > REDEEM_WITHIN_MS)
    throw expiredAssertion('Token must be redeemed within 5 minutes of issuance');
}

function checkSessionName(name: string | undefined): string {
  if (name === undefined) throw invalidIdentityToken('RoleSessionName is required in AuthnResponse');
  if (NAME.test(name)) return name;
  throw invalidIdentityToken('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}');
}

function checkSourceIdentity(identity: string | undefined): string | undefined {
  if (identity === undefined || (NAME.test(identity) && !identity.startsWith('aws:'))) return identity;
  throw invalidIdentityToken('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
}

/** Values by the attribute's name. */
function readAttributes(assertion: XmlElement): ReadonlyMap<string, readonly string[]> {
  const attributes = all(assertion, 'AttributeStatement').flatMap((statement) => all(statement, 'Attribute'));
  return new Map(
    attributes.map((attribute) => [
      attribute.attributes.get('Name') ?? '',
      all(attribute, 'AttributeValue').map((value) => value.text.trim()),
    ]),
  );
}

function all(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

function find(parent: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => all(found, name)[0], parent);
}

function textOf(element: XmlElement | undefined): string | undefined {
  return element?.text.trim() || undefined;
}

function timeOf(element: XmlElement | undefined, attribute: string): number | undefined {
  const ms = Date.parse(element?.attributes.get(attribute) ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}
