import { inlinePolicyNotFound, limitExceeded } from '../errors.ts';
import { MAX_INLINE_POLICIES_SIZE } from '../limits.ts';
import type { IamContext, Kind } from '../state.ts';
import { keyOf } from './entity.ts';
import { encodeDocument } from './encode-document.ts';
import { under } from './listing.ts';
import { getOwner, getOwnOwner } from './owners.ts';
import { assertPolicyDocument } from './policy-document.ts';

/** AWS: white space does not count. */
export function sizeOf(document: string): number {
  return document.replace(/\s/g, '').length;
}

export function putInlinePolicy(
  kind: Kind,
  owner: string,
  policy: string,
  document: string,
  context: IamContext,
): void {
  assertPolicyDocument(document, 'identity');
  const { name } = getOwnOwner(kind, owner, context);
  const { inlinePolicies } = context.state;
  let size = sizeOf(document);
  for (const [[, , other], text] of under(inlinePolicies, kind, keyOf(owner)))
    size += other === policy ? 0 : sizeOf(text);
  const limit = MAX_INLINE_POLICIES_SIZE[kind];
  if (size > limit) throw limitExceeded(`Maximum policy size of ${limit} bytes exceeded for ${kind} ${name}`);
  inlinePolicies.set([kind, keyOf(owner), policy], document);
}

/** An inline policy's document as the API gives it: percent-encoded, as RFC 3986 has it. */
export function getInlinePolicy(kind: Kind, owner: string, policy: string, context: IamContext): string {
  getOwner(kind, owner, context);
  const document = context.state.inlinePolicies.get([kind, keyOf(owner), policy]);
  if (document === undefined) throw inlinePolicyNotFound(kind, policy);
  return encodeDocument(document);
}

export function deleteInlinePolicy(kind: Kind, owner: string, policy: string, context: IamContext): void {
  getOwnOwner(kind, owner, context);
  if (!context.state.inlinePolicies.delete([kind, keyOf(owner), policy])) throw inlinePolicyNotFound(kind, policy);
}

export function inlinePolicyNames(kind: Kind, owner: string, context: IamContext): string[] {
  getOwner(kind, owner, context);
  return under(context.state.inlinePolicies, kind, keyOf(owner)).map(([[, , name]]) => name);
}
