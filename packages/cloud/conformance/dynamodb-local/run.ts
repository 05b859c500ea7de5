/** Compares our DynamoDB with DynamoDB Local: `npm run conformance:dynamodb-local`. Exit codes: 1 differences, 2 cannot run. */
import { join } from 'node:path';
import { formatReproduction } from './compare/reproduction.ts';
import { openOurs, sideAt } from './compare/sides.ts';
import { explore, shrinkFinding } from './explore.ts';
import { knownDifferences } from './known-differences.ts';
import { knownWordings } from './known-wordings.ts';
import { parseOptions, usage, UsageError } from './options.ts';
import { installPeer, PEER_VERSION, PeerUnavailable } from './peer/install-peer.ts';
import { startPeer } from './peer/start-peer.ts';

const CACHE = join(import.meta.dirname, '../../../../node_modules/.cache/skyrig-peers/dynamodb-local');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), Date.now() % 1_000_000);
  const started = performance.now();
  const folder = installPeer(CACHE);
  await using peer = await startPeer(folder);
  await using ours = await openOurs();
  say(`DynamoDB Local ${PEER_VERSION} on ${peer.endpoint}, seed ${options.seed}`);
  const theirs = sideAt(peer.endpoint);
  const result = await explore(options, theirs, ours);
  for (const [index, finding] of result.findings.entries()) {
    say(`\nDIFFERENCE, ${finding.times} times: ${finding.kind}`);
    const { sequence, difference } = index < options.shrink ? await shrinkFinding(finding, theirs, ours) : finding;
    say(formatReproduction(sequence, difference));
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(
    `\n${result.sequences} sequences, ${result.compared} operations compared (${result.refused} of them refused), ${seconds} s, seed ${options.seed}`,
  );
  say(`known differences met, of ${knownDifferences.length + knownWordings.length + 1} listed:`);
  for (const [{ what }, times] of [...result.known].sort(([, left], [, right]) => right - left))
    say(`${String(times).padStart(7)}  ${what}`);
  say(`${result.findings.length} kinds of unexplained difference`);
  return result.findings.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = 2;
  const expected = error instanceof PeerUnavailable || error instanceof UsageError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}\n`);
}
