import { duplicateTag, malformedPolicy, packedPolicyTooLarge, transitiveTagMissing } from '../errors.ts';
import { MAX_POLICY_CHARACTERS } from '../limits.ts';

interface SessionOptions {
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined;
  readonly TransitiveTagKeys?: readonly string[] | undefined;
}

/** Checks a session's policy and tags; answers how much of their room they take, in per cent. */
export function packedPolicySize({ Policy, PolicyArns = [], Tags = [], TransitiveTagKeys = [] }: SessionOptions): {
  PackedPolicySize?: number;
} {
  if (Policy !== undefined && !isJsonObject(Policy)) throw malformedPolicy();
  const keys = new Set<string>();
  for (const { Key } of Tags) {
    if (keys.has(Key.toLowerCase())) throw duplicateTag();
    keys.add(Key.toLowerCase());
  }
  if (TransitiveTagKeys.some((key) => !keys.has(key.toLowerCase()))) throw transitiveTagMissing();
  if (Policy === undefined && PolicyArns.length + Tags.length === 0) return {};
  const characters =
    (Policy?.replace(/\s/g, '').length ?? 0) +
    PolicyArns.reduce((sum, { arn = '' }) => sum + arn.length, 0) +
    Tags.reduce((sum, { Key, Value }) => sum + Key.length + Value.length, 0);
  const percent = Math.ceil((100 * characters) / (2 * MAX_POLICY_CHARACTERS));
  if (percent > 100) throw packedPolicyTooLarge(percent);
  return { PackedPolicySize: percent };
}

function isJsonObject(text: string): boolean {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
