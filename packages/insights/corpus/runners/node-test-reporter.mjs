/** Skyrig's reporter out of the sources; loaded here and not by Node's `--import`, which every test file would repeat. */
import { tsImport } from 'tsx/esm/api';

const { reportNodeTest } = await tsImport('../../src/reporters/node-test-reporter.ts', import.meta.url);

// oxlint-disable-next-line import/no-default-export -- the runner wants it so
export default async function* report(source) {
  yield* reportNodeTest(source, {}, (folder) => ({ folder }));
}
