import type { ReporterProject } from '@skyrig/insights';

import { findProject } from './find-config.ts';
import { loadConfig } from './load-config.ts';

/** The project that a reporter works for, and where its config says that history is kept. */
export async function findReporterProject(folder: string): Promise<ReporterProject> {
  const place = findProject(folder);
  const { history } = await loadConfig(place);
  return { folder: place.folder, ...(history !== undefined && { history }) };
}
