import { existsSync } from 'node:fs';

/** Loads a module of this folder. A working copy runs from its sources, through a loader; what is published is built, and has none. */
export const load = async (name) => {
  const source = new URL(`./${name}.ts`, import.meta.url);
  if (!existsSync(source)) return import(`../dist/cli/${name}.js`);
  (await import('tsx/esm/api')).register();
  return import(source.href);
};
