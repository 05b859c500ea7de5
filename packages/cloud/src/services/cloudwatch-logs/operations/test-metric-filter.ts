import { compileFilterPattern } from '../filter-pattern/compile-filter-pattern.ts';
import type { LogsOperation } from '../state.ts';

/** Tells which of the given messages a filter pattern matches, and the values it finds in them. */
export const testMetricFilter: LogsOperation<'TestMetricFilter'> = ({ filterPattern, logEventMessages }) => {
  const { matches, extract } = compileFilterPattern(filterPattern);
  return {
    matches: logEventMessages.flatMap((message, index) =>
      matches(message) ? [{ eventNumber: index + 1, eventMessage: message, extractedValues: extract(message) }] : [],
    ),
  };
};
