import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Loads a module of this folder. What is published is built. A working copy runs from its sources as they are now: from a
 * compiled form of them that is kept, or, where none can be made, through a loader.
 */
export const load = async (name) => {
  const source = new URL(`./${name}.ts`, import.meta.url);
  if (!existsSync(source)) return import(`../dist/cli/${name}.js`);
  const { compiledSources } = await import('../compiledSources.mjs');
  const compiled = compiledSources(fileURLToPath(new URL('..', import.meta.url)));
  if (compiled !== undefined) return import(`${pathToFileURL(compiled)}/cli/${name}.js`);
  (await import('tsx/esm/api')).register();
  return import(source.href);
};
