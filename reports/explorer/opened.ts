import type { Choice } from '../../checker/trace/trace.ts';
import { rebuild } from '../counterexample/rebuild.ts';
import { Explored, fingerprintOf, type Moment } from './explored.ts';
import type { ExplorerData } from './explorerData.ts';
import { readLink } from './link.ts';
import { beginning, goTo, lineOf, takeAll, type Walk } from './walk.ts';
import { wrongField } from './wrongField.ts';

/** A page as it opens: its system, where one stands, and what its reader has to know. */
export type Opened = {
  readonly data: ExplorerData;
  readonly explored: Explored;
  readonly walk: Walk;
  readonly notices: readonly string[];
};

/**
 * Builds the system of a page again and goes where its link says, or to the end of its story; or says why it cannot, also where
 * somebody changed what the page holds.
 */
export const openPage = async (
  data: ExplorerData,
  hash: string,
  version: string,
): Promise<Opened | { readonly problems: readonly string[] }> => {
  const wrong = wrongField(data);
  if (wrong)
    return { problems: [`What the page holds was changed: its field ${wrong} is not as it is written.`] };
  try {
    return await opened(data, hash, version);
  } catch (error) {
    return { problems: [`What the page holds cannot be explored: ${(error as Error).message}`] };
  }
};

const opened = async (
  data: ExplorerData,
  hash: string,
  version: string,
): Promise<Opened | { readonly problems: readonly string[] }> => {
  const rebuilt = await rebuild(data.origin, { asked: true });
  if (!rebuilt.ok) return { problems: rebuilt.problems.map(({ code, message }) => `${message} (${code})`) };
  const explored = new Explored(rebuilt.built.system, rebuilt.laws);
  const notices: string[] = [];
  if (data.version !== version) {
    notices.push(`This page is of pod-semantics ${data.version}, and its program of ${version}.`);
  }
  if (fingerprintOf(explored.system) !== data.system) {
    notices.push('The system is not the one that the page was written for: its story may lead elsewhere.');
  }
  const linked = linkedWalk(explored, hash, version);
  if (linked.notice) notices.push(linked.notice);
  const story = placesOf(explored, data.choices);
  if (story.length < data.choices.length) {
    notices.push(`The story cannot be followed beyond step ${story.length} of ${data.choices.length}.`);
  }
  return { data, explored, walk: linked.walk ?? takeAll(beginning, story), notices };
};

/** Where a link leads, and what is wrong with it; no walk: nowhere. */
export const linkedWalk = (
  explored: Explored,
  hash: string,
  version: string,
): { readonly walk?: Walk; readonly notice?: string } => {
  const read = readLink(hash);
  if (read.kind === 'none') return {};
  if (read.kind === 'unreadable') return { notice: `The link cannot be followed: ${read.why}.` };
  const { path, at, system, version: made } = read.link;
  if (system !== '' && system !== fingerprintOf(explored.system)) {
    const by = made === '' || made === version ? '' : `, or for version ${made}`;
    return { notice: `The link was made for another system${by}: its path leads nowhere here.` };
  }
  const places = possiblePlaces(explored, path);
  const walk = takeAll(beginning, places);
  const standing = goTo(walk, lineOf(walk)[Math.min(at, places.length)]!);
  return places.length === path.length
    ? { walk: standing }
    : {
        walk: standing,
        notice: `The link cannot be followed beyond step ${places.length} of ${path.length}.`,
      };
};

/** As many places of a path as can be taken one after the other. */
const possiblePlaces = (explored: Explored, path: readonly number[]): readonly number[] => {
  let moment: Moment | undefined = explored.begin();
  const places: number[] = [];
  for (const place of path) {
    moment = explored.next(moment, place);
    if (!moment) break;
    places.push(place);
  }
  return places;
};

/** The places of choices, as many as can be made. */
const placesOf = (explored: Explored, choices: readonly Choice[]): readonly number[] => {
  let moment = explored.begin();
  const places: number[] = [];
  for (const { rule: name, args } of choices) {
    const possible = explored.possible(moment.state);
    const place = possible.findIndex((rule) => rule.name === name && rule.args.join() === args.join());
    if (place < 0) break;
    places.push(place);
    moment = explored.step(moment.state, possible[place]!);
  }
  return places;
};
