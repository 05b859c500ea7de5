import type { Report } from '../src/report/report-data.ts';
import { decodeResults, type GridShape, type Results } from './decode-results.ts';

/** What stands in the file beside the page. */
export interface PageData {
  readonly report: Report;
  readonly results: Results;
  /** Place of a test in `report.tests` and in the results. */
  readonly indexOf: ReadonlyMap<string, number>;
}

async function inflate(id: string): Promise<ArrayBuffer> {
  const text = document.getElementById(id)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).arrayBuffer();
}

/** Unpacks the data of the file. */
export async function loadPageData(): Promise<PageData> {
  const [head, bytes] = await Promise.all([inflate('report'), inflate('results')]);
  const { report, grid } = JSON.parse(new TextDecoder().decode(head)) as { report: Report; grid: GridShape };
  return {
    report,
    results: decodeResults(grid, new Uint8Array(bytes)),
    indexOf: new Map(report.tests.map(({ id }, index) => [id, index])),
  };
}
