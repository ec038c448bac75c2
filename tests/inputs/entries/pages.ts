import { Readable } from 'node:stream';
import { explorerDataFor } from '../../../cli/explore/explorerDataFor.ts';
import { processSurroundings } from '../../../cli/surroundings.ts';
import type { ExplorerData } from '../../../reports/explorer/explorerData.ts';
import { linkedWalk, openPage } from '../../../reports/explorer/opened.ts';
import { type Entry, internalErrorIn } from '../entry.ts';
import { validObjects } from './validObjects.ts';

/** A saved page of the explorer, and the link at which it is opened; input is the link, and what the page holds. */
export const pages = async (): Promise<Entry> => {
  const stdin = Readable.from([Buffer.from(JSON.stringify(validObjects[2]))]);
  const around = { ...processSurroundings(), stdin };
  const { data } = await explorerDataFor(
    ['-'],
    { nodes: '1', nodeFailures: '0', containerExits: '0' } as never,
    around,
  );
  const { charts: _, ...small } = data;
  const opened = await openPage(data, '', '1');
  if ('problems' in opened) throw new Error(opened.problems.join());
  const link = `path=0.1.0&at=2&system=${data.system}&version=1`;
  return {
    name: 'pages',
    valid: [
      link,
      `path=0.0.0.0&system=${data.system}`,
      `#\n${JSON.stringify({ ...small, choices: [{ rule: 'x', args: [0] }] })}`,
    ],
    take: async (input) => {
      const [hash = '', text] = input.split('\n');
      linkedWalk(opened.explored, hash, '1');
      if (text === undefined) return undefined;
      let page: unknown;
      try {
        page = JSON.parse(text);
      } catch {
        return undefined;
      }
      if ((page as ExplorerData | null)?.format !== 'pod-semantics/explorer') return undefined;
      const changed = await openPage(page as ExplorerData, hash, '1');
      return 'problems' in changed ? internalErrorIn(changed.problems.join('\n')) : undefined;
    },
  };
};
