/** How a failure says that it can be had again: the command to replay it begins with this variable. */
const pattern = /SKYRIG_REPLAY=(?:'([^']+)'|"([^"]+)"|([^\s'"]+))/;

/** The token that replays a failure, from what the failure says. */
export function findReplayToken(text: string): string | undefined {
  const [, single, double, bare] = pattern.exec(text) ?? [];
  return single ?? double ?? bare;
}
