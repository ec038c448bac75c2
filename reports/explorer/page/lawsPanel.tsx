import { wordsOf } from '../../words.ts';
import { type LawAbout, type LawTruth, lawTruths, type Truth } from '../lawTruths.ts';
import { calledOf } from '../subjectNames.ts';
import { isFound } from './search.ts';
import type { Store } from './store.ts';

const words: { readonly [T in Truth]: string } = {
  violated: 'violated',
  waiting: 'waiting',
  tested: 'holds, tested here',
  holds: 'holds',
  idle: 'nothing to judge',
};

const shownAlways: ReadonlySet<Truth> = new Set(['violated', 'waiting', 'tested']);

/** What every law says of this moment, and why. */
export const LawsPanel = ({ store }: { readonly store: Store }) => {
  const { explored, moment, search, data } = store;
  const truths = lawTruths(explored, moment.value).filter(({ law }) =>
    isFound(search.value, law.id, wordsOf(law).says),
  );
  const first = truths.filter(({ law, truth }) => law.id === data.law || shownAlways.has(truth));
  const rest = truths.filter((truth) => !first.includes(truth));
  const order = (a: LawTruth, b: LawTruth): number => rank(a, data.law) - rank(b, data.law);
  return (
    <section class="card laws" aria-labelledby="laws">
      <h2 id="laws">Laws</h2>
      <p class="quiet">{summary(truths)}</p>
      <ul>
        {first.toSorted(order).map((truth) => (
          <LawRow key={truth.law.id} store={store} truth={truth} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more, that nothing here puts to the test</summary>
          <ul>
            {rest.map((truth) => (
              <LawRow key={truth.law.id} store={store} truth={truth} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

const rank = ({ law, truth }: LawTruth, story: string | null): number =>
  law.id === story ? -1 : ['violated', 'waiting', 'tested', 'holds', 'idle'].indexOf(truth);

const summary = (truths: readonly LawTruth[]): string => {
  const count = (wanted: Truth): number => truths.filter(({ truth }) => truth === wanted).length;
  const violated = count('violated');
  const verdict = violated === 0 ? 'None is violated here' : `${violated} violated here`;
  return `${verdict}; ${count('tested')} of ${truths.length} put to the test, ${count('waiting')} waiting.`;
};

const LawRow = ({
  store,
  truth: { law, truth, about },
}: {
  readonly store: Store;
  readonly truth: LawTruth;
}) => {
  const { says, source } = wordsOf(law);
  const telling = about.filter((each) => each.truth === truth || each.truth === 'violated');
  return (
    <li>
      <details open={truth === 'violated'}>
        <summary>
          <span class={`badge ${truth}`}>{words[truth]}</span> <code>{law.id}</code>
          <span class="says">{says}</span>
        </summary>
        <ul class="because">
          {telling.map((each) => (
            <Because key={each.subject} store={store} about={each} />
          ))}
        </ul>
        {/^https:/.test(source) && (
          <p class="source">
            <a href={source} rel="noreferrer noopener" target="_blank">
              {source.replace('https://', '')}
            </a>
          </p>
        )}
      </details>
    </li>
  );
};

const Because = ({ store, about }: { readonly store: Store; readonly about: LawAbout }) => (
  <li>
    <b>{about.subject === '' ? 'all of it' : calledOf(store.names.value, about.subject)}</b>{' '}
    <span class="quiet">{words[about.truth]}</span>
    <dl>
      {about.because.map(({ field, value }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </li>
);
