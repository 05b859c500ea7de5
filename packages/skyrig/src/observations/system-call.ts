/** Calls an operation of the cloud that the system was deployed to. */
export type SystemCall = (
  service: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<unknown>;
