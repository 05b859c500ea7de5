/** A process of its own that adds shards of a run to a store: `write-shards.ts ADDRESS FIRST LAST SHARDS`. */
import { formatCtrf } from '../../ctrf/format-ctrf.ts';
import { runFileName } from '../../history/run-file-name.ts';
import { createResult, createRun } from '../../model/test-support/create-run.ts';
import { openStore } from '../open-store.ts';

const [, , address = '', first = '', last = '', shards = ''] = process.argv;
const store = await openStore(address);
await Promise.all(
  Array.from({ length: Number(last) - Number(first) + 1 }, async (_, index) => {
    const shard = Number(first) + index;
    const tests = [createResult(`test ${shard}`)];
    const run = createRun({ shard, shards: Number(shards), tests });
    await store.add(runFileName(run), formatCtrf(run));
  }),
);
await store.close();
