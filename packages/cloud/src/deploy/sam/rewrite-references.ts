import { parseSub } from '../template/intrinsics/sub.ts';
import { isTemplateList, isTemplateObject, type TemplateValue } from '../template/template-value.ts';

/**
 * Replaces names that SAM lets templates refer to by what they became: layers by their hashed id, `Function.Alias`,
 * `Function.Version`, `Api.Stage` and `Api.Deployment` by the generated resource.
 */
export function rewriteReferences(value: TemplateValue, names: ReadonlyMap<string, string>): TemplateValue {
  if (names.size === 0) return value;
  if (isTemplateList(value)) return value.map((item) => rewriteReferences(item, names));
  if (!isTemplateObject(value)) return value;
  const members: Record<string, TemplateValue> = {};
  for (const [key, member] of Object.entries(value)) members[key] = rewriteMember(key, member, names);
  return members;
}

function rewriteMember(key: string, member: TemplateValue, names: ReadonlyMap<string, string>): TemplateValue {
  if (key === 'Ref' && typeof member === 'string') return names.get(member) ?? member;
  if (key === 'DependsOn' && typeof member === 'string') return names.get(member) ?? member;
  if (key === 'DependsOn' && isTemplateList(member)) {
    return member.map((name) => (typeof name === 'string' ? (names.get(name) ?? name) : name));
  }
  if (key === 'Fn::GetAtt' && isTemplateList(member) && typeof member[0] === 'string') {
    return [names.get(member[0]) ?? member[0], ...member.slice(1)];
  }
  if (key !== 'Fn::Sub') return rewriteReferences(member, names);
  if (typeof member === 'string') return rewriteSub(member, names);
  if (!isTemplateList(member) || typeof member[0] !== 'string') return member;
  return [rewriteSub(member[0], names), ...member.slice(1).map((part) => rewriteReferences(part, names))];
}

function rewriteSub(text: string, names: ReadonlyMap<string, string>): string {
  return parseSub(text)
    .map((part) => {
      if ('text' in part) return part.text.replaceAll('${', '${!');
      const dot = part.name.indexOf('.');
      const owner = dot === -1 ? undefined : names.get(part.name.slice(0, dot));
      const renamed = names.get(part.name) ?? (owner === undefined ? part.name : `${owner}${part.name.slice(dot)}`);
      return `\${${renamed}}`;
    })
    .join('');
}
