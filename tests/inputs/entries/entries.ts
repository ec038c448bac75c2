import type { Entry } from '../entry.ts';

/** Every entry point, by its name; what it needs is loaded when it is asked for. */
const entries: { readonly [name: string]: () => Promise<Entry> } = {
  manifests: async () => (await import('./manifests.ts')).manifests(),
  oracle: async () => (await import('./oracle.ts')).oracle(),
  recordings: async () => (await import('./recordings.ts')).recordings(),
  replay: async () => (await import('./replayFiles.ts')).replayFiles(),
  checkpoints: async () => (await import('./checkpoints.ts')).checkpoints(),
  options: async () => (await import('./options.ts')).options(),
  questions: async () => (await import('./questions.ts')).questions(),
  server: async () => (await import('./server.ts')).server(),
  queue: async () => (await import('./queue.ts')).queue(),
  pages: async () => (await import('./pages.ts')).pages(),
};

export const entryNames: readonly string[] = Object.keys(entries);

export const entryNamed = (name: string): Promise<Entry> => entries[name]!();
