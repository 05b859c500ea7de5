import { parseArn } from '../../event-delivery/index.ts';
import { tooManyTargets, validationError } from '../errors.ts';
import { MAX_TARGETS_PER_RULE } from '../limits.ts';
import { parseJsonPath } from '../domain/json-path.ts';
import { ruleArn } from '../domain/resource-names.ts';
import { getRule, putStoredRule } from '../domain/rules.ts';
import type { EventBridgeOperation, StoredTarget } from '../state.ts';

/** Adds targets to a rule; one with the id of another replaces it. */
export const putTargets: EventBridgeOperation<'PutTargets'> = (input, context) => {
  const rule = getRule(context.state, input.EventBusName, input.Rule);
  for (const target of input.Targets) assertTarget(target);
  const byId = new Map([...rule.targets, ...input.Targets].map((target) => [target.Id, target]));
  if (byId.size > MAX_TARGETS_PER_RULE) throw tooManyTargets();
  putStoredRule(context.state, { ...rule, targets: [...byId.values()] });
  context.access({ resource: ruleArn(context, rule.busName, rule.name), kind: 'write' });
  return { FailedEntryCount: 0, FailedEntries: [] };
};

function assertTarget(target: StoredTarget): void {
  const { Id: id, Arn: arn, InputPath, InputTransformer } = target;
  if (parseArn(arn) === undefined) {
    throw validationError(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  if (arn.endsWith('.fifo') && parseArn(arn)?.service === 'sqs' && target.SqsParameters === undefined) {
    throw validationError(`Parameter(s) SqsParameters must be specified for target: ${id}.`);
  }
  const inputs = [target.Input, InputPath, InputTransformer].filter((value) => value !== undefined);
  if (inputs.length > 1) {
    throw validationError(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`);
  }
  assertInput(target);
}

function assertInput({ Id: id, Input, InputPath, InputTransformer }: StoredTarget): void {
  if (Input !== undefined && !isJson(Input)) throw validationError(`JSON syntax error in input for target ${id}.`);
  for (const path of [InputPath, ...Object.values(InputTransformer?.InputPathsMap ?? {})]) {
    if (path !== undefined && parseJsonPath(path) === undefined) {
      throw validationError(
        `Parameter InputPath is not valid for target ${id}: ${path} is no JSONPath that EventBridge takes.`,
      );
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
