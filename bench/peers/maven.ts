import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Command } from '../child-process.ts';

export interface MavenArtifact {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  readonly type?: string;
}

/** Copies artifacts and all they need into `lib/`. */
export function installFromMaven(folder: string, artifacts: readonly MavenArtifact[]): readonly Command[] {
  const dependencies = artifacts.map(
    ({ groupId, artifactId, version, type = 'jar' }) =>
      `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version><type>${type}</type></dependency>`,
  );
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>bench</groupId><artifactId>peer</artifactId><version>1</version>
<dependencies>${dependencies.join('')}</dependencies></project>\n`,
  );
  return [{ file: 'mvn', args: ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'] }];
}
