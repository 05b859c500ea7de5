import { loadServiceModel } from '../protocols/load-model.ts';
import type { ServiceModel } from '../protocols/model.ts';
import type { CatalogueEntry } from '../services/catalogue.ts';

const models = new Map<string, Promise<ServiceModel>>();

/** A service's wire model, read once per process on first use. */
export function serviceModel(id: string, entry: CatalogueEntry): Promise<ServiceModel> {
  let model = models.get(id);
  if (!model) {
    model = Promise.all([entry.schema(), entry.constraints()]).then(([{ schema }, { constraints }]) =>
      loadServiceModel(schema, constraints),
    );
    models.set(id, model);
  }
  return model;
}
