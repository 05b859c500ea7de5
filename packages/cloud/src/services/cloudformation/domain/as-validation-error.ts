import { isTemplateError } from '../../../deploy/template/template-error.ts';
import { validationError } from '../errors.ts';

/** Runs template code; what it finds wrong becomes CloudFormation's ValidationError. */
export function asValidationError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (isTemplateError(error)) throw validationError(error.message);
    throw error;
  }
}
