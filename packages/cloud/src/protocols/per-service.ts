import type { ServiceModel } from './model.ts';

/** Makes one value per service, when it is first asked for. */
export function perService<T>(create: (service: ServiceModel) => T): (service: ServiceModel) => T {
  const made = new WeakMap<ServiceModel, T>();
  return (service) => {
    let value = made.get(service);
    if (value === undefined) {
      value = create(service);
      made.set(service, value);
    }
    return value;
  };
}
