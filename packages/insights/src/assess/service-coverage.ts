import type { AssessmentInput } from './assessment-input.ts';
import type { ServiceCoverage } from './assessment.ts';
import { effectsIn, isUnseen } from './function-coverage.ts';

/** Resources by service: in the template, used by a function, and read by a test after a function had changed them. */
export function serviceCoverage({ system, observations }: AssessmentInput): readonly ServiceCoverage[] {
  const passed = observations.filter(({ outcome }) => outcome === 'passed');
  const functions = new Set(system.functions.map(({ name }) => name));
  const uses = passed
    .flatMap((test) => test.uses)
    .filter(({ by, service }) => functions.has(by) && service !== 'lambda');
  // A queue that only a redrive writes to is used too, and a test that reads it asserts it.
  const redrives = passed.flatMap((test) => test.uses).filter(({ by }) => by === 'redrive');
  const seen = new Set(
    system.functions
      .flatMap(({ name }) => effectsIn(name, passed))
      .filter((effect) => !isUnseen(effect))
      .map(({ resource }) => resource),
  );
  for (const { resource } of redrives) {
    const isRead = passed.some((test) =>
      test.uses.some((use) => use.resource === resource && use.by === 'test' && use.reads > 0),
    );
    if (isRead) seen.add(resource);
  }
  const usedNames = new Set([...uses, ...redrives].map(({ resource }) => resource));
  const known = new Set(system.resources.map(({ name }) => name));
  const services = new Set([...system.resources.map(({ service }) => service), ...uses.map(({ service }) => service)]);
  return [...services].sort().map((service) => {
    const configured = system.resources.filter((resource) => resource.service === service).map(({ name }) => name);
    const unknown = uses
      .filter((use) => use.service === service && !known.has(use.resource))
      .map((use) => use.resource);
    return {
      service,
      configured,
      used: configured.filter((name) => usedNames.has(name)),
      asserted: configured.filter((name) => seen.has(name)),
      unknown: [...new Set(unknown)].sort(),
    };
  });
}
