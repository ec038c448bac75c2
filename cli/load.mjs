import { existsSync } from 'node:fs';

/** Loads a module of this folder. What is published is built, a working copy runs from its sources. */
export const load = async (name) => {
  if (!existsSync(new URL(`./${name}.ts`, import.meta.url))) return import(`../dist/cli/${name}.js`);
  const { loadSource } = await import('../compiledSources.mjs');
  return loadSource(`cli/${name}`);
};
