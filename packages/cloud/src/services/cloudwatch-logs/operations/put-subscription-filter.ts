import { getGroup } from '../domain/find-group.ts';
import { invalidParameter, limitExceeded, notEmulated } from '../errors.ts';
import { compileFilterPattern } from '../filter-pattern/compile-filter-pattern.ts';
import { MAX_SUBSCRIPTION_FILTERS } from '../limits.ts';
import type { LogsOperation } from '../state.ts';

/** Has matching events delivered to a Lambda function, or changes how they are. */
export const putSubscriptionFilter: LogsOperation<'PutSubscriptionFilter'> = (input, context) => {
  const { logGroupName, filterName, filterPattern, destinationArn, roleArn, distribution, ...unused } = input;
  const extra = Object.keys(unused).find((name) => unused[name as keyof typeof unused] !== undefined);
  if (extra !== undefined && (unused as Record<string, unknown>)[extra] !== false)
    throw notEmulated(`${extra} of PutSubscriptionFilter`);
  const [, , service, region] = destinationArn.split(':');
  if (service !== 'lambda') throw notEmulated(`subscription filters whose destination is ${service ?? 'unknown'}`);
  compileFilterPattern(filterPattern);
  const group = getGroup(logGroupName, context);
  if (region !== context.region || context.ports.functions?.exists(destinationArn) !== true) {
    throw invalidParameter(
      'Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.',
    );
  }
  const filters = context.state.subscriptions.of(group.name);
  const previous = filters.get(filterName);
  if (!previous && filters.size >= MAX_SUBSCRIPTION_FILTERS) throw limitExceeded();
  filters.set(filterName, {
    name: filterName,
    pattern: filterPattern,
    destinationArn,
    roleArn,
    distribution: distribution ?? 'ByLogStream',
    createdAt: previous?.createdAt ?? context.clock.now(),
  });
  return {};
};
