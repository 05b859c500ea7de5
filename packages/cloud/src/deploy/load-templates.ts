import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { skyrigError } from '../kernel/skyrig-error.ts';
import { loadAssembly, type AssemblyStack } from './load-assembly.ts';
import type { LoadedStack, LoadedTemplates, LoadOptions } from './loaded-stack.ts';
import { localizeArtifacts } from './localize-artifacts.ts';
import { checkParameterNames, parametersFor } from './parameter-texts.ts';
import { prepareTemplate } from './prepare-template.ts';
import { readTemplateFile, withTemplateErrors } from './read-template-file.ts';
import { orderByDependency } from './template/dependency-order.ts';
import type { TemplateObject } from './template/template-value.ts';
import type { Template } from './template/template.ts';

/** What a folder is searched for, in this order. */
const CANDIDATES = [
  'manifest.json',
  'template.yaml',
  'template.yml',
  'template.json',
  'cdk.out/manifest.json',
] as const;

/**
 * Reads what `cloud.deploy(path)` is pointed at: a template in YAML or JSON (CloudFormation or SAM), a folder with one,
 * or a CDK cloud assembly. It runs no code and changes nothing.
 *
 * @throws SkyrigError `ERR_SKYRIG_TEMPLATE`, `ERR_SKYRIG_TEMPLATE_NOT_FOUND`, `ERR_SKYRIG_ARTIFACT_NOT_FOUND`,
 * `ERR_SKYRIG_UNKNOWN_PARAMETER`, `ERR_SKYRIG_UNKNOWN_STACK`, `ERR_SKYRIG_CDK_ASSEMBLY`
 */
export function loadTemplates(path: string, options: LoadOptions = {}): LoadedTemplates {
  const file = findTemplate(resolve(path));
  const loaded = basename(file) === 'manifest.json' ? fromAssembly(file, options) : [fromTemplate(file, options)];
  checkParameterNames(options.parameters ?? {}, loaded);
  return { stacks: loaded.map((stack) => finish(stack, file, options)) };
}

function findTemplate(path: string): string {
  if (!existsSync(path)) {
    throw skyrigError(
      'TEMPLATE_NOT_FOUND',
      `${path} does not exist. Give a template, its folder, or a cdk.out folder.`,
    );
  }
  if (!statSync(path).isDirectory()) return path;
  const found = CANDIDATES.map((name) => join(path, name)).find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;
  throw skyrigError('TEMPLATE_NOT_FOUND', `${path} has no template. Looked for ${CANDIDATES.join(', ')}.`);
}

function fromTemplate(file: string, options: LoadOptions): LoadedStack {
  const dir = dirname(file);
  const template = localizeArtifacts(readTemplateFile(file), dir);
  const name = options.stackName ?? stackNameFrom(nameOf(file));
  return {
    name,
    template,
    parameters: parametersFor(options.parameters ?? {}, template, [name]),
    assetsDir: dir,
    dependsOn: [],
    tags: {},
    terminationProtection: false,
  };
}

/** The folder's name; of a template that is not called `template.*`, with its own name added. */
function nameOf(file: string): string {
  const folder = basename(dirname(file));
  const own = basename(file).replace(/(\.template)?\.[^.]+$/, '');
  return own === 'template' ? folder : `${folder}-${own}`;
}

/** AWS: stack names match [a-zA-Z][-a-zA-Z0-9]*, at most 128 characters. */
function stackNameFrom(folder: string): string {
  const name = folder
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .replace(/-+$/, '')
    .slice(0, 128);
  return name === '' ? 'stack' : name;
}

function fromAssembly(manifest: string, options: LoadOptions): readonly LoadedStack[] {
  const all = loadAssembly(dirname(manifest));
  const wanted = options.stacks ? withDependencies(all, options.stacks) : all;
  const names = new Set(wanted.map((stack) => stack.name));
  const order = orderByDependency(new Map(wanted.map(({ name, dependsOn }) => [name, new Set(dependsOn)])));
  return order
    .filter((name) => names.has(name))
    .flatMap((name) => wanted.find((stack) => stack.name === name) ?? [])
    .map(({ id, displayName, ...stack }): LoadedStack => ({
      ...stack,
      parameters: {
        ...stack.parameters,
        ...parametersFor(options.parameters ?? {}, stack.template, [id, displayName, stack.name]),
      },
    }));
}

function withDependencies(all: readonly AssemblyStack[], wanted: readonly string[]): readonly AssemblyStack[] {
  const chosen = new Set<AssemblyStack>();
  const choose = (name: string): void => {
    const stack = all.find((one) => [one.id, one.displayName, one.name].includes(name));
    if (!stack) {
      const known = all.map((one) => one.name).join(', ');
      throw skyrigError('UNKNOWN_STACK', `The assembly has no stack ${name}. There are: ${known}.`);
    }
    if (chosen.has(stack)) return;
    chosen.add(stack);
    stack.dependsOn.forEach(choose);
  };
  wanted.forEach(choose);
  return all.filter((stack) => chosen.has(stack));
}

/** Checks the template as CloudFormation will, so that what is wrong is told with the file's name and a hint. */
function finish(stack: LoadedStack, file: string, options: LoadOptions): LoadedStack {
  const template = withIgnored(stack.template, options.ignoreUnsupported ?? false);
  const path = basename(file) === 'manifest.json' ? `${file} (${stack.name})` : file;
  withTemplateErrors(path, () => prepareTemplate(JSON.stringify(template), new Map(Object.entries(stack.parameters))));
  return { ...stack, template };
}

/** The template itself says what may be left out, so that any client can say it. */
function withIgnored(template: Template, ignore: boolean | readonly string[]): Template {
  if (ignore === false) return template;
  const settings: TemplateObject = { IgnoreUnsupported: ignore };
  return { ...template, Metadata: { ...template.Metadata, Skyrig: settings } };
}
