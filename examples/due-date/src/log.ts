/** One line of JSON, which CloudWatch Logs Insights can query by field. */
export function log(message: string, details: Readonly<Record<string, unknown>> = {}): void {
  // oxlint-disable-next-line no-console -- the console of a function is its log
  console.log(JSON.stringify({ message, ...details }));
}
