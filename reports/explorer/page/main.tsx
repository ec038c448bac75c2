import { effect } from '@preact/signals';
import { render } from 'preact';
import { parseJson } from '../../../spec/api/decode/json.ts';
import { fingerprintOf } from '../explored.ts';
import type { ExplorerData } from '../explorerData.ts';
import { linkText } from '../link.ts';
import { linkedWalk, openPage } from '../opened.ts';
import { App, Failed } from './app.tsx';
import { listenToKeys } from './keys.ts';
import { createStore } from './store.ts';
import css from './style.css';
import { startTheme } from './theme.ts';

const start = async (): Promise<void> => {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  startTheme();
  const place = document.getElementById('explorer')!;
  const read = parseJson(document.getElementById('explored')?.textContent ?? '');
  const data = ((read.valid && read.value) || {}) as Partial<ExplorerData>;
  if (data.format !== 'pod-semantics/explorer') {
    render(<Failed problems={['The page holds nothing that could be explored.']} />, place);
    return;
  }
  const opened = await openPage(data as ExplorerData, location.hash.slice(1), packageVersion);
  if ('problems' in opened) {
    render(<Failed problems={opened.problems} />, place);
    return;
  }
  const store = createStore(opened);
  const system = fingerprintOf(opened.explored.system);
  effect(() => {
    history.replaceState(null, '', `#${linkText({ ...store.path.value, system, version: packageVersion })}`);
  });
  addEventListener('hashchange', () => {
    const { walk, notice } = linkedWalk(opened.explored, location.hash.slice(1), packageVersion);
    store.notices.value = notice ? [notice] : [];
    if (walk) store.open(walk);
  });
  listenToKeys(store);
  render(<App store={store} />, place);
};

await start();
