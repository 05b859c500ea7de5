/** What the process answers to the shell. */
export const exitCodes = {
  done: 0,
  /** Tests failed, the cloud does not run (`status`), or `doctor` found something that must be mended. */
  failed: 1,
  /** The command line, the configuration or the machine has to be put right; the message says how. */
  misuse: 2,
  /** A bug of Skyrig (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  /** Interrupted twice (128 + SIGINT). */
  interrupted: 130,
} as const;
