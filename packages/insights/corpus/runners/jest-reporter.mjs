/** Skyrig's reporter out of the sources: Jest loads its reporters with Node alone. */
import { tsImport } from 'tsx/esm/api';

const { JestReporter } = await tsImport('../../src/reporters/jest-reporter.ts', import.meta.url);

// oxlint-disable-next-line import/no-default-export -- the runner wants it so
export default class CorpusReporter extends JestReporter {
  constructor(config) {
    super(config, {}, (folder) => ({ folder }));
  }
}
