import { back, forward, goTo, otherTurns, toBeginning, toEnd, type Walk } from '../walk.ts';
import { copyLink } from './copyLink.ts';
import type { Store } from './store.ts';
import { switchTheme, theme } from './theme.ts';

const themeWords = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' } as const;

export const Header = ({ store }: { readonly store: Store }) => {
  const { data } = store;
  return (
    <header>
      <div class="title">
        <h1>{data.title}</h1>
        <p>{data.says}</p>
      </div>
      <Transport store={store} />
      <div class="tools">
        <input
          id="search"
          type="search"
          placeholder="Search  /"
          aria-label="Search steps, parts and laws"
          value={store.search.value}
          onInput={({ currentTarget }) => {
            store.search.value = currentTarget.value;
          }}
        />
        <button
          type="button"
          onClick={() => (store.dialog.value = 'find')}
          title="Find the next state where … (f)"
        >
          Find
        </button>
        <button
          type="button"
          onClick={() => (store.dialog.value = 'sequence')}
          title="The way to here as a picture (s)"
        >
          Picture
        </button>
        <button type="button" onClick={() => copyLink(store)} title="Copy the link to this moment (c)">
          Copy link
        </button>
        <button type="button" onClick={switchTheme} title="Light, dark, or what the system is set to (t)">
          {themeWords[theme.value]}
        </button>
        <button
          type="button"
          onClick={() => (store.dialog.value = 'help')}
          title="Keys (?)"
          aria-label="Keys"
        >
          ?
        </button>
      </div>
      {store.notices.value.map((notice) => (
        <p class="notice" role="alert" key={notice}>
          {notice}
        </p>
      ))}
    </header>
  );
};

const Transport = ({ store }: { readonly store: Store }) => {
  const { walk, line } = store;
  const at = line.value.indexOf(walk.value.at);
  const last = line.value.length - 1;
  const move = (how: (walk: Walk) => Walk) => () => {
    walk.value = how(walk.value);
  };
  const branches = otherTurns(walk.value, walk.value.at).length;
  return (
    <nav class="transport" aria-label="Time">
      <button type="button" onClick={move(toBeginning)} disabled={at === 0} title="To the beginning (Home)">
        <span aria-hidden="true">|←</span>
        <span class="unseen">To the beginning</span>
      </button>
      <button type="button" onClick={move(back)} disabled={at === 0} title="Back (←)" aria-label="Back">
        <span aria-hidden="true">←</span> <span class="word">Back</span>
      </button>
      <input
        type="range"
        min="0"
        max={Math.max(last, 1)}
        value={at}
        disabled={last === 0}
        aria-label="Step"
        onInput={({ currentTarget }) => {
          walk.value = goTo(walk.value, line.value[Number(currentTarget.value)]!);
        }}
      />
      <output>
        step {at} of {last}
        {branches > 0 ? `, ${branches + 1} turns` : ''}
      </output>
      <button
        type="button"
        onClick={move(forward)}
        disabled={at === last}
        title="Forward (→)"
        aria-label="Forward"
      >
        <span class="word">Forward</span> <span aria-hidden="true">→</span>
      </button>
      <button type="button" onClick={move(toEnd)} disabled={at === last} title="To the end (End)">
        <span aria-hidden="true">→|</span>
        <span class="unseen">To the end</span>
      </button>
    </nav>
  );
};
