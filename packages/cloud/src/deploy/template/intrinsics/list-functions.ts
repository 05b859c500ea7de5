import { templateError } from '../template-error.ts';
import { isTemplateList, scalarText, type TemplateValue } from '../template-value.ts';
import type { IntrinsicFunction } from './intrinsic-function.ts';

/** `Fn::Select`: `[index, list]`. */
export const select: IntrinsicFunction = (argument, { resolve }) => {
  const [position, items] = isTemplateList(argument) ? argument : [];
  const index = Number(scalarText(resolve(position ?? null) ?? null) ?? Number.NaN);
  const list = items === undefined ? undefined : resolve(items);
  if (!Number.isInteger(index) || !isTemplateList(list)) {
    throw templateError(
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    );
  }
  const value = list[index];
  if (value === undefined || value === null) {
    throw templateError(`Template error: Fn::Select cannot select nonexistent value at index ${index}`);
  }
  return value;
};

/** `Fn::Length` of the language extensions. */
export const length: IntrinsicFunction = (argument, { resolve }) => {
  const list = resolve(argument);
  if (isTemplateList(list)) return list.length;
  throw templateError('Template error: Fn::Length requires a list or a function that returns a list');
};

/** The zones `Fn::GetAZs` answers: three for every region, as in most regions of the default partition. */
export const getAZs: IntrinsicFunction = (argument, { scope, resolve }) => {
  const region = scalarText(resolve(argument) ?? null) || scope.identity.region;
  return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
};

/** `Fn::Cidr`: `[block, count, bits]` cuts a block into the first `count` blocks with `bits` host bits. */
export const cidr: IntrinsicFunction = (argument, { resolve }) => {
  const parts = isTemplateList(argument) ? argument.map((part) => scalarText(resolve(part) ?? null)) : [];
  const [block, count, hostBits = '8'] = parts;
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block ?? '');
  const wanted = Number(count);
  const bits = Number(hostBits);
  if (!match || !(wanted >= 1 && wanted <= 256) || !(bits >= 1 && bits <= 32)) {
    throw templateError(
      'Template error: every Fn::Cidr object requires two parameters, (1) a string IPv4 CIDR block and (2) the number of blocks between 1 and 256, and optionally the number of host bits',
    );
  }
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const size = 2 ** bits;
  const available = 2 ** (32 - prefix) / size;
  if (wanted > available) {
    throw templateError(
      `Template error: Fn::Cidr cannot cut ${String(block)} into ${wanted} blocks of ${bits} host bits`,
    );
  }
  const first = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  const start = first - (first % 2 ** (32 - prefix));
  return Array.from({ length: wanted }, (_, index): TemplateValue => {
    const address = start + index * size;
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
    return `${octets.join('.')}/${32 - bits}`;
  });
};
