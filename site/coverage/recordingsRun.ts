import { createReadStream, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeTrace } from '../../drivers/observed/judgeTrace.ts';
import { readMeta } from '../../drivers/observed/readMeta.ts';

const folder = fileURLToPath(new URL('../../tests/recordings/', import.meta.url));

/** bytes, as they are packed, that a site has the time to judge */
const mostBytes = 400_000;

type Recording = { readonly name: string; readonly file: string; readonly bytes: number };

/** The shortest recordings of the project, one of each scenario, as many as there is time for. */
export const shortRecordings = (): readonly Recording[] => {
  const all = ['', 'more/'].flatMap((place) =>
    readdirSync(folder + place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ name, file: `${folder}${place}${name}/trace.ndjson.gz` }))
      .flatMap(({ name, file }): Recording[] => {
        const bytes = statSync(file, { throwIfNoEntry: false })?.size;
        return bytes === undefined ? [] : [{ name, file, bytes }];
      }),
  );
  const shortest = new Map<string, Recording>();
  let sum = 0;
  for (const recording of all.toSorted((a, b) => a.bytes - b.bytes)) {
    const scenario = recording.name.replace(/\.r\d+$/, '');
    if (shortest.has(scenario) || sum + recording.bytes > mostBytes) continue;
    shortest.set(scenario, recording);
    sum += recording.bytes;
  }
  return [...shortest.values()];
};

/** Judges recordings, and explains each Pod in them. */
export const judgeRecordings = async (recordings: readonly Recording[]): Promise<void> => {
  for (const { name, file } of recordings)
    await judgeTrace(createReadStream(file), name, {
      ...readMeta(file).settings,
      all: true,
      onStory: () => undefined,
    });
};
