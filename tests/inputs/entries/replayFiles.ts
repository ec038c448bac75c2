import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../../cli/capture.ts';
import type { Entry } from '../entry.ts';
import { commandLine, smallest } from './commandLine.ts';
import { validObjects } from './validObjects.ts';

/** Saved counterexamples, of manifests and of systems that take none. */
export const replayFiles = async (): Promise<Entry> => {
  const folder = mkdtempSync(join(tmpdir(), 'podsem-'));
  const web = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'a', labels: { app: 'a' } },
    spec: {
      replicas: 1,
      ...(({ selector, template }) => ({ selector, template }))(
        (validObjects[2] as { spec: { selector: object; template: object } }).spec,
      ),
    },
  };
  const stdin = JSON.stringify(web);
  await capture(['check', '-', ...smallest, '--max-uids', '2', '--mutant', 'surplus-pod', '--save', folder], {
    stdin,
  });
  const valid = readdirSync(folder).map((name) =>
    JSON.stringify(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
  const file = join(folder, 'changed.json');
  return {
    name: 'replay',
    valid,
    take: (input) => {
      writeFileSync(file, input);
      return commandLine(['replay', file]);
    },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
};
