import { type Inside, type InsideGroup, insidesOf, type Standing } from '../insides.ts';
import { isFound } from './search.ts';
import type { Store } from './store.ts';

const standings: readonly { readonly standing: Standing; readonly says: string }[] = [
  { standing: 'is', says: 'What is' },
  { standing: 'believes', says: 'What somebody believes, remembers or decides' },
  { standing: 'counts', says: 'What may still go wrong' },
];

/** Every component with its active states: what is, and what each controller, scheduler and kubelet believes. */
export const InsidePanel = ({ store }: { readonly store: Store }) => {
  const { explored, state, before, hidden, search, names } = store;
  const groups = insidesOf(explored.system, state.value, before.value);
  const toggle = (name: string): void => {
    const next = new Set(hidden.value);
    if (!next.delete(name)) next.add(name);
    hidden.value = next;
  };
  const isShown = ({ standing, component, part }: Inside): boolean =>
    search.value === ''
      ? !hidden.value.has(standing)
      : isFound(
          search.value,
          component.name,
          part,
          component.chart.id,
          names.value.get(component.name) ?? '',
        );
  const shown = groups
    .map(({ of, parts }) => ({ of, parts: parts.filter(isShown) }))
    .filter(({ of, parts }) => parts.length > 0 && (search.value !== '' || !hidden.value.has(of)));
  const away = groups.filter(({ of }) => hidden.value.has(of));
  return (
    <section class="inside" aria-labelledby="inside">
      <h2 id="inside">Inside</h2>
      <fieldset class="chips">
        <legend class="unseen">What is shown</legend>
        {standings
          .filter(({ standing }) =>
            groups.some(({ parts }) => parts.some((part) => part.standing === standing)),
          )
          .map(({ standing, says }) => (
            <button
              key={standing}
              type="button"
              aria-pressed={!hidden.value.has(standing)}
              onClick={() => toggle(standing)}
            >
              {says}
            </button>
          ))}
        {away.map(({ of }) => (
          <button key={of} type="button" aria-pressed={false} onClick={() => toggle(of)}>
            {titleOf(of, names.value)}
          </button>
        ))}
      </fieldset>
      <div class="groups">
        {shown.map((group) => (
          <Group key={group.of} store={store} group={group} onHide={() => toggle(group.of)} />
        ))}
      </div>
    </section>
  );
};

const titleOf = (of: string, names: ReadonlyMap<string, string>): string => {
  const name = names.get(of);
  if (of === '') return 'The rest';
  return name === undefined ? of : `${of} ${name}`;
};

const Group = ({
  store,
  group,
  onHide,
}: {
  readonly store: Store;
  readonly group: InsideGroup;
  readonly onHide: () => void;
}) => (
  <section class="card group">
    <h3>
      {titleOf(group.of, store.names.value)}
      <button
        type="button"
        class="plain"
        onClick={onHide}
        title="Hide"
        aria-label={`Hide ${group.of || 'the rest'}`}
      >
        ×
      </button>
    </h3>
    <ul>
      {group.parts.map((inside) => (
        <Part key={inside.component.index} store={store} inside={inside} />
      ))}
    </ul>
  </section>
);

const Part = ({ store, inside }: { readonly store: Store; readonly inside: Inside }) => {
  const { component, part, standing, active, kept, was } = inside;
  const keptBefore = new Map(was?.kept.map(({ name, value }) => [name, value]));
  return (
    <li class={was ? `changed ${standing}` : standing}>
      <button
        type="button"
        aria-pressed={store.chosen.value === component.index}
        onClick={() => {
          store.chosen.value = store.chosen.value === component.index ? undefined : component.index;
        }}
        title={`The chart ${component.chart.id}`}
      >
        <span class="part">{part}</span>
        <span class="states">
          {active.map((name) => (
            <span key={name} class={was && !was.active.includes(name) ? 'pill new' : 'pill'}>
              {name}
            </span>
          ))}
          {kept.map(({ name, value }) => {
            const old = keptBefore.get(name);
            return (
              <span key={name} class={old !== undefined && old !== value ? 'kept new' : 'kept'}>
                {name} {value}
              </span>
            );
          })}
        </span>
      </button>
    </li>
  );
};
