import { awsError } from '../kernel/aws-error.ts';
import type { AwsError } from '../kernel/aws-error.ts';
import type { Constraint, ListConstraint, MapConstraint, StructureConstraint } from './constraints.ts';
import { formatJavaValue } from './java-values.ts';
import { findMissing } from './missing-members.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import { describeDemands, findBroken } from './violations.ts';

/** The error to answer an input with that does not meet the model's constraints; undefined where it does. */
export function findInputError(
  input: Readonly<Record<string, unknown>>,
  service: ServiceModel,
  operation: OperationModel,
): AwsError | undefined {
  const { missingParameter, validationCode } = service.conventions;
  const node = service.constraints?.inputOf(operation.name);
  if (missingParameter && node && operation.input) {
    const missing = findMissing(input, node, operation.input);
    if (missing !== undefined) return awsError(missingParameter.code, missingParameter.message.replace('{0}', missing));
  }
  const violations = findViolations(input, service, operation);
  return violations === undefined ? undefined : awsError(validationCode, violations);
}

/**
 * Every violation of the model's constraints by an input, in one message in AWS's words; undefined where there is none:
 * `1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null`.
 * The code to answer with is `service.conventions.validationCode`.
 */
export function findViolations(
  input: Readonly<Record<string, unknown>>,
  service: ServiceModel,
  operation: OperationModel,
): string | undefined {
  const node = service.constraints?.inputOf(operation.name);
  if (!node) return undefined;
  const found: string[] = [];
  visitStructure(input, node, '', found);
  if (found.length === 0) return undefined;
  return `${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`;
}

function visitStructure(
  value: Readonly<Record<string, unknown>>,
  node: StructureConstraint,
  prefix: string,
  found: string[],
): void {
  for (const member of node.members) {
    const entry = value[member.name];
    if (entry === undefined || entry === null) {
      if (member.required) found.push(violation('null', prefix + member.path, 'Member must not be null'));
    } else if (member.node) visit(entry, member.node, prefix + member.path, found);
  }
}

function visit(value: unknown, node: Constraint, path: string, found: string[]): void {
  for (const broken of findBroken(value, node)) found.push(violation(quote(value, node), path, broken));
  if (node.kind === 'structure') visitStructure(value as Readonly<Record<string, unknown>>, node, `${path}.`, found);
  else if (node.kind === 'list') visitList(value as readonly unknown[], node, path, found);
  else if (node.kind === 'map') visitMap(value as Readonly<Record<string, unknown>>, node, path, found);
}

/** AWS names the list where a simple element is at fault, and the element where the fault lies inside it. */
function visitList(list: readonly unknown[], node: ListConstraint, path: string, found: string[]): void {
  const { member } = node;
  if (!member) return;
  if (list.some((element) => findBroken(element, member).length > 0)) {
    found.push(
      violation(quote(list, node), path, `Member must satisfy constraint: [${describeDemands(member).join(', ')}]`),
    );
  }
  if (!isContainer(member)) return;
  for (const [index, element] of list.entries()) visitContent(element, member, `${path}.${index + 1}.member`, found);
}

function visitMap(map: Readonly<Record<string, unknown>>, node: MapConstraint, path: string, found: string[]): void {
  const { key, value } = node;
  if (key && Object.keys(map).some((name) => findBroken(name, key).length > 0)) {
    found.push(
      violation(quote(map, node), path, `Map keys must satisfy constraint: [${describeDemands(key).join(', ')}]`),
    );
  }
  if (!value) return;
  if (Object.values(map).some((entry) => findBroken(entry, value).length > 0)) {
    found.push(
      violation(quote(map, node), path, `Map value must satisfy constraint: [${describeDemands(value).join(', ')}]`),
    );
  }
  if (!isContainer(value)) return;
  for (const [name, entry] of Object.entries(map)) visitContent(entry, value, `${path}.${name}.member`, found);
}

/** What is inside an element. Its own length has been spoken of where the list or map was named. */
function visitContent(value: unknown, node: Constraint, path: string, found: string[]): void {
  if (node.kind === 'structure') visitStructure(value as Readonly<Record<string, unknown>>, node, `${path}.`, found);
  else if (node.kind === 'list') visitList(value as readonly unknown[], node, path, found);
  else if (node.kind === 'map') visitMap(value as Readonly<Record<string, unknown>>, node, path, found);
}

function isContainer(node: Constraint): boolean {
  return node.kind === 'structure' || node.kind === 'list' || node.kind === 'map';
}

function quote(value: unknown, node: Constraint): string {
  return `'${formatJavaValue(value, node)}'`;
}

function violation(value: string, path: string, demand: string): string {
  return `Value ${value} at '${path}' failed to satisfy constraint: ${demand}`;
}
