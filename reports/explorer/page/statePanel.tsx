import { ruleInWords } from '../../questions/ruleInWords.ts';
import { narrate } from '../../trace/narrate.ts';
import { takenStep } from '../steps.ts';
import { calledOf } from '../subjectNames.ts';
import { kubectlTables, type ShownTable, viewTables } from '../tables.ts';
import type { Store } from './store.ts';

/** The moment: what just happened, and what Kubernetes shows. */
export const StatePanel = ({ store }: { readonly store: Store }) => {
  const { explored, moment, state, before } = store;
  const { system } = explored;
  const shown = kubectlTables(system, state.value, before.value);
  const seen = viewTables(system, state.value, before.value);
  return (
    <>
      <Happened store={store} />
      {shown.map((table) => (
        <Table key={table.title} table={table} isCard />
      ))}
      <details class="card views" open={shown.length === 0}>
        <summary>
          <h2>What laws see</h2>
        </summary>
        {seen.map((table) => (
          <Table key={table.title} table={table} />
        ))}
      </details>
      <p class="unseen" role="status" aria-live="polite">
        {announced(store, moment.value)}
      </p>
    </>
  );
};

const announced = ({ explored }: Store, moment: Store['moment']['value']): string => {
  const step = takenStep(explored, moment);
  return step ? `${step.who} ${step.does}` : 'the beginning';
};

const Happened = ({ store }: { readonly store: Store }) => {
  const { explored, moment, names } = store;
  const steps = explored.steps(moment.value);
  const told = narrate({ system: explored.system, initial: explored.snapshots(moment.value.state), steps });
  const first = takenStep(explored, moment.value);
  return (
    <section class="card happened" aria-labelledby="happened">
      <h2 id="happened">
        {first ? (
          <>
            <span class={first.isDue ? 'who' : 'who fault'}>{first.who}</span> {first.does}
          </>
        ) : (
          'The beginning'
        )}
      </h2>
      {told.map(({ shown, behind, about }, at) => {
        const { rule } = steps[at]!;
        const words = ruleInWords(rule, names.value);
        const isFollowing = rule.urgent !== undefined;
        return (
          <div key={`${rule.name} ${about.join()} ${at}`}>
            {isFollowing && (
              <p class="at-once">
                at once: <span class="who">{words.who}</span> {words.does}
              </p>
            )}
            <ul class="changes">
              {[...shown.map((change) => ({ ...change, isShown: true })), ...hiddenOf(shown, behind)].map(
                ({ subject, differences, isShown }) => (
                  <li key={`${subject} ${isShown}`} class={isShown ? '' : 'behind'}>
                    <span class="subject">{calledOf(names.value, subject)}</span>
                    {differences.map(({ field, before, after }) => (
                      <span key={field}>
                        {field} <del>{before}</del> → <ins>{after}</ins>
                      </span>
                    ))}
                  </li>
                ),
              )}
            </ul>
          </div>
        );
      })}
    </section>
  );
};

type Changes = ReturnType<typeof narrate>[number]['shown'];

/** What changed and is told of nowhere else. */
const hiddenOf = (shown: Changes, behind: Changes) =>
  behind
    .filter(
      ({ subject }) =>
        !shown.some((each) => subject === each.subject || subject.startsWith(`${each.subject}.`)),
    )
    .map((change) => ({ ...change, isShown: false }));

const Table = ({ table, isCard = false }: { readonly table: ShownTable; readonly isCard?: boolean }) => (
  <section class={isCard ? 'card table command' : 'table'}>
    <h3>{table.title.startsWith('kubectl') ? <code>$ {table.title}</code> : table.title}</h3>
    {table.rows.length === 0 ? (
      <p class="quiet">No resources found.</p>
    ) : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      <section class="scroll" tabIndex={0} aria-label={table.title}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ subject, cells, change }) => (
              <tr key={subject} class={change ?? ''}>
                {cells.map(({ text, was }, at) => (
                  <td
                    key={table.columns[at]}
                    class={was === undefined ? '' : 'changed'}
                    title={was && `was ${was}`}
                  >
                    {text}
                    {was !== undefined && <span class="unseen"> (was {was})</span>}
                  </td>
                ))}
                {change === 'gone' && <td class="gone-word">gone</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </section>
);
