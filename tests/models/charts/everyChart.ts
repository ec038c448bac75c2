import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyStateMachine, StateMachine } from 'xstate';

const folder = 'models';

/** Every chart that a file of the models exports, with that file. */
export const everyChart = async (): Promise<ReadonlyMap<AnyStateMachine, string>> => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const charts = new Map<AnyStateMachine, string>();
  for (const file of files) {
    const module: { readonly [name: string]: unknown } = await import(pathToFileURL(join(folder, file)).href);
    for (const [name, value] of Object.entries(module)) {
      if (value instanceof StateMachine)
        charts.set(value as AnyStateMachine, `${name} of ${join(folder, file)}`);
    }
  }
  return charts;
};
