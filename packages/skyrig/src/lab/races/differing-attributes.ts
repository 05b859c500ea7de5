import type { RunEvent } from '../history/run-history.ts';
import type { RaceWarning } from './race-warning.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The attributes at stake: those that both steps write; where both write the whole item, those in which the two differ, one
 * level into maps. Undefined when nothing can be told.
 */
export function differingAttributes({ attributes, key, victim, other }: RaceWarning): readonly string[] | undefined {
  if (attributes !== undefined)
    return attributes.filter((name) => !attributes.some((path) => path.startsWith(`${name}.`)));
  const [ours, theirs] = [itemOf(victim.write), itemOf(other.step)];
  if (!ours || !theirs) return undefined;
  const names = differences(ours, theirs).flatMap((name) => {
    const [left, right] = [mapOf(ours[name]), mapOf(theirs[name])];
    return left && right ? differences(left, right).map((member) => `${name}.${member}`) : [name];
  });
  // Both computed the same from the same: all that they write is at stake.
  return names.length > 0 ? names : Object.keys(ours).filter((name) => !key.includes(`${name}=`));
}

function differences(a: Values, b: Values): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]),
  );
}

/** The item of a PutItem. */
function itemOf({ record }: RunEvent): Values | undefined {
  const { input } = record;
  return typeof input === 'object' && input !== null && 'Item' in input ? (input.Item as Values) : undefined;
}

/** The members of a map attribute. */
function mapOf(value: unknown): Values | undefined {
  return typeof value === 'object' && value !== null && 'M' in value ? (value.M as Values) : undefined;
}
