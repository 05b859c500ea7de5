import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PEER_VERSION = '2.5.2';
const INSTALLED = `installed-${PEER_VERSION}`;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>skyrig</groupId><artifactId>dynamodb-local-peer</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.amazonaws</groupId><artifactId>DynamoDBLocal</artifactId><version>${PEER_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

/** The machine lacks what the peer needs; the message says what to install. */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable';
}

function requireTool(command: string, argument: string, purpose: string): void {
  const { error, status } = spawnSync(command, [argument], { stdio: 'ignore' });
  if (error ?? status !== 0) {
    throw new PeerUnavailable(
      `"${command}" is not on the PATH. ${purpose} Install a JDK 17 or newer and Apache Maven 3, then run this again.`,
    );
  }
}

/** Fetches DynamoDB Local with Maven on the first run. Answers the folder with `jars` and `native`. */
export function installPeer(cache: string): string {
  requireTool('java', '-version', 'DynamoDB Local runs on Java.');
  if (existsSync(join(cache, INSTALLED))) return cache;
  requireTool('mvn', '-version', 'DynamoDB Local is fetched from Maven Central on the first run.');
  const jars = join(cache, 'jars');
  const native = join(cache, 'native');
  mkdirSync(native, { recursive: true });
  writeFileSync(join(cache, 'pom.xml'), pom);
  const fetched = spawnSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=jars'], {
    cwd: cache,
    encoding: 'utf8',
  });
  if (fetched.status !== 0) {
    throw new PeerUnavailable(
      `Maven could not fetch DynamoDB Local ${PEER_VERSION}:\n${fetched.stdout}${fetched.stderr}`,
    );
  }
  // sqlite4java looks for its library under a name without the version.
  for (const file of readdirSync(jars)) {
    const name = /^((?:lib)?sqlite4java-.+?)-[\d.]+\.(so|dylib|dll)$/.exec(file);
    if (name) copyFileSync(join(jars, file), join(native, `${name[1]}.${name[2]}`));
  }
  writeFileSync(join(cache, INSTALLED), '');
  return cache;
}
