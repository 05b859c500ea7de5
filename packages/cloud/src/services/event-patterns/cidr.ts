import { isIPv4, isIPv6 } from 'node:net';

export type CidrParse =
  | { readonly ok: true; readonly contains: (address: string) => boolean }
  | { readonly ok: false; readonly reason: string };

/** Parses an IPv4 or IPv6 block such as `10.0.0.0/8`. */
export function parseCidr(text: string): CidrParse {
  const slash = text.split('/');
  const [address, bits] = slash;
  if (slash.length !== 2 || address === undefined || bits === undefined) {
    return { ok: false, reason: "Malformed CIDR, one '/' required" };
  }
  if (!/^-?\d+$/.test(bits)) return { ok: false, reason: 'Malformed CIDR, mask bits must be an integer' };
  const maskBits = Number(bits);
  if (maskBits < 0) return { ok: false, reason: 'Malformed CIDR, mask bits must not be negative' };
  const network = parseAddress(address);
  if (network === undefined) return { ok: false, reason: `Nonstandard IP address: ${address}` };
  if (maskBits > network.bits) {
    return { ok: false, reason: `IPv${network.bits === 32 ? 4 : 6} mask bits must be < ${network.bits}` };
  }
  const shift = BigInt(network.bits - maskBits);
  const prefix = network.value >> shift;
  return {
    ok: true,
    contains: (candidate) => {
      const parsed = parseAddress(candidate);
      return parsed !== undefined && parsed.bits === network.bits && parsed.value >> shift === prefix;
    },
  };
}

function parseAddress(text: string): { readonly value: bigint; readonly bits: 32 | 128 } | undefined {
  if (isIPv4(text)) return { value: joinGroups(text.split('.').map(Number), 8n), bits: 32 };
  if (!isIPv6(text) || text.includes('%')) return undefined;
  return { value: joinGroups(expandIpv6(text), 16n), bits: 128 };
}

function joinGroups(groups: readonly number[], width: bigint): bigint {
  return groups.reduce((value, group) => (value << width) | BigInt(group), 0n);
}

function expandIpv6(text: string): readonly number[] {
  const [head = '', tail] = text.split('::');
  const left = parseGroups(head);
  if (tail === undefined) return left;
  const right = parseGroups(tail);
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}

function parseGroups(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const embedded = Number(joinGroups(group.split('.').map(Number), 8n));
    return [Math.floor(embedded / 0x10000), embedded % 0x10000];
  });
}
