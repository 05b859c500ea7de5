import type { Cloud, TraceRecord } from '@skyrig/cloud';
import { formatTimeline } from './timeline.ts';

const MAX_LOG_LINES = 60;

/* The report's own calls must not appear as the test's reads. */
const reporter = { kind: 'service', id: 'report', name: 'report', identity: 'report', cause: undefined } as const;

async function readLogs(cloud: Cloud, functionName: string, sinceMs: number): Promise<string[]> {
  const input = { logGroupName: `/aws/lambda/${functionName}`, startTime: sinceMs };
  const answer = await cloud
    .call('cloudwatch-logs', 'FilterLogEvents', input, { actor: reporter })
    .catch(() => ({ events: [] }));
  const lines = (answer as { events: readonly { message: string }[] }).events.map(({ message }) => message.trimEnd());
  return lines.filter((line) => !isFrame(line));
}

/* Lambda's own lines say nothing that the timeline does not, save for how an invocation ended that did not end well. */
function isFrame(line: string): boolean {
  return (
    /^(?:START|END) RequestId: /.test(line) || (line.startsWith('REPORT RequestId: ') && !line.includes('Status:'))
  );
}

function functionsIn(records: readonly TraceRecord[]): string[] {
  return [...new Set(records.flatMap(({ actor }) => (actor.kind === 'invocation' ? [actor.name] : [])))].sort();
}

interface QueueAttributes {
  readonly Attributes?: Readonly<Record<string, string>>;
}

async function deadLetters(cloud: Cloud): Promise<string[]> {
  const call = (operation: string, input: Record<string, unknown>) =>
    cloud.call('sqs', operation, input, { actor: reporter });
  const { QueueUrls = [] } = (await call('ListQueues', {})) as { QueueUrls?: readonly string[] };
  const targets = new Set<string>();
  for (const QueueUrl of QueueUrls) {
    const { Attributes } = (await call('GetQueueAttributes', {
      QueueUrl,
      AttributeNames: ['RedrivePolicy'],
    })) as QueueAttributes;
    const policy = Attributes?.['RedrivePolicy'];
    if (policy) targets.add((JSON.parse(policy) as { deadLetterTargetArn: string }).deadLetterTargetArn);
  }
  const lines: string[] = [];
  for (const arn of [...targets].sort()) {
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    const messages = await cloud
      .peekQueue(`${cloud.endpoint ?? ''}/${arn.split(':')[4] ?? ''}/${name}`, reporter)
      .catch(() => []);
    for (const { body, attributes } of messages) {
      lines.push(`${name}: ${body.slice(0, 300)} (received ${attributes['ApproximateReceiveCount'] ?? '0'} times)`);
    }
  }
  return lines;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}`, ...lines.map((line) => `  ${line}`)];
}

function stillRunning(actors: readonly string[]): readonly string[] {
  if (actors.length === 0) return [];
  return [...actors, '`await cloud.settle()` waits until all of it is done.'];
}

/** All that helps to see why a test failed, as text. */
export async function formatFailureReport(cloud: Cloud, sinceSeq: number): Promise<string> {
  const records = cloud.trace.since(sinceSeq + 1);
  const timeline = formatTimeline(records);
  const outstanding = cloud.outstanding();
  const work = outstanding.scheduled.filter(({ background }) => !background);
  const scheduled = work.slice(0, 10).map(({ at, what }) => `${at} ${what}`);
  const logs: string[] = [];
  for (const name of functionsIn(records))
    logs.push(...(await readLogs(cloud, name, records[0]?.at ?? 0)).map((line) => `${name}: ${line}`));
  return [
    ...section(
      `What happened (${records.length} steps, cloud time from ${new Date(records[0]?.at ?? cloud.clock.now()).toISOString()})`,
      timeline,
    ),
    ...section('Logs', logs.slice(-MAX_LOG_LINES)),
    ...section('Dead letters', await deadLetters(cloud)),
    ...section('Still running or waiting', stillRunning(outstanding.running)),
    ...section('Scheduled', scheduled),
    ...section('Left behind by functions', cloud.remarks(sinceSeq)),
  ]
    .join('\n')
    .trimStart();
}
