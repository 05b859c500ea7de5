/** Reads one of the function's settings; what is missing is named before any work begins. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  throw new Error(
    `The environment variable ${name} is not set: set it under Environment of the function in template.yaml.`,
  );
}

/** A setting that is a whole number from 1. */
export function positiveSetting(name: string): number {
  const value = Number(setting(name));
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`The environment variable ${name} is ${setting(name)}: give a whole number from 1.`);
}
