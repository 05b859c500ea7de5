/** A filter pattern, ready for use. */
export interface FilterPattern {
  /** Tells whether a message is what the pattern asks for. */
  matches(message: string): boolean;
  /** The values in a matching message that the pattern names. */
  extract(message: string): Record<string, string>;
}
