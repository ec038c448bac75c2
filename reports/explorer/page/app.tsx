import { ChartPanel } from './chartPanel.tsx';
import { Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { InsidePanel } from './insidePanel.tsx';
import { LawsPanel } from './lawsPanel.tsx';
import { StatePanel } from './statePanel.tsx';
import { StepsPanel } from './stepsPanel.tsx';
import type { Store } from './store.ts';
import { StoryPanel } from './storyPanel.tsx';

export const App = ({ store }: { readonly store: Store }) => (
  <>
    <Header store={store} />
    <main>
      <div class="time">
        <StoryPanel store={store} />
        <StepsPanel store={store} />
      </div>
      <div class="now">
        <StatePanel store={store} />
        <InsidePanel store={store} />
      </div>
      <div class="aside">
        <ChartPanel store={store} />
        <LawsPanel store={store} />
      </div>
    </main>
    <footer>
      pod-semantics {store.data.version}, after Kubernetes v1.36 with its default feature gates. Nothing here
      is asked of any network.
    </footer>
    <Dialogs store={store} />
    <p class="told" role="status" aria-live="polite">
      {store.told.value}
    </p>
  </>
);

/** What is shown where nothing can be explored. */
export const Failed = ({ problems }: { readonly problems: readonly string[] }) => (
  <main class="failed">
    <h1>This page cannot be explored</h1>
    {problems.map((problem) => (
      <p key={problem}>{problem}</p>
    ))}
  </main>
);
