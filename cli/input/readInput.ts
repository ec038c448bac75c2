import { selects } from '../../spec/api/labelSelector.ts';
import type { ReadManifest, ReadObject } from '../../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { readFiles } from '../readFiles.ts';
import type { Surroundings } from '../surroundings.ts';
import type { InputOptions } from './inputOptions.ts';

/** Kinds whose objects are in no namespace. */
const clusterScoped: ReadonlySet<string> = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'DeviceClass',
  'IngressClass',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
]);

/** The phase in which nothing is known that could be told: it ends as soon as a limit is met (thread/listener.mjs). */
export const readingInput = 'reading the input';

/** What was named on a command line, and the objects of it that are asked for. */
export type Input = { readonly files: readonly string[]; readonly read: ReadManifest };

/** Reads operands and `-f`; `-n` and `-l` decide which objects count, and in which namespace they are. */
export const readInput = async (
  operands: readonly string[],
  { filename = [], recursive = false, namespace, selector }: InputOptions,
  { stdin, tell }: Pick<Surroundings, 'stdin' | 'tell'>,
): Promise<Input> => {
  tell({ kind: 'phase', phase: readingInput });
  const files = [...operands, ...filename];
  const { objects, problems } = await readFiles(files, stdin, recursive);
  const isAsked = (read: ReadObject): boolean =>
    !selector || isClusterScoped(read) || selects(selector, labelsOf(read));
  const asked = objects.filter(isAsked);
  const unselected = objects.filter((read) => !isAsked(read));
  const elsewhere = namespace === undefined ? [] : asked.flatMap((read) => namespaceProblem(read, namespace));
  return {
    files,
    read: {
      objects: namespace === undefined ? asked : asked.map((read) => inNamespace(read, namespace)),
      problems: [...problems, ...elsewhere],
      ...(unselected.length > 0 && { unselected }),
    },
  };
};

const isClusterScoped = ({ kind }: ReadObject): boolean => clusterScoped.has(kind);

type Metadata = { readonly namespace?: unknown; readonly labels?: unknown };

const metadataOf = ({ object }: ReadObject): Metadata => {
  const { metadata } = object;
  return typeof metadata === 'object' && metadata !== null ? metadata : {};
};

const labelsOf = (read: ReadObject): { readonly [key: string]: string } => {
  const { labels } = metadataOf(read);
  const entries = typeof labels === 'object' && labels !== null ? Object.entries(labels) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};

const namespaceProblem = (read: ReadObject, asked: string): readonly Problem[] => {
  const { namespace } = metadataOf(read);
  if (isClusterScoped(read) || typeof namespace !== 'string' || namespace === '' || namespace === asked)
    return [];
  const message = `it is in the namespace ${JSON.stringify(namespace)}, and --namespace asks for ${asked}`;
  return [problem('PS1201', message, read.locate('metadata.namespace'))];
};

const inNamespace = (read: ReadObject, namespace: string): ReadObject => {
  const metadata = metadataOf(read);
  if (isClusterScoped(read) || metadata.namespace) return read;
  return { ...read, object: { ...read.object, metadata: { ...metadata, namespace } } };
};
