import type { Budget } from '../../checker/budget/budget.ts';
import type { Check } from '../../drivers/exhaustive/check.ts';
import { alikeKey } from '../../drivers/exhaustive/parts/alike.ts';
import type { ApplicationPart, ApplicationParts } from '../../drivers/exhaustive/parts/applicationParts.ts';
import { togetherOf } from '../../drivers/exhaustive/parts/together.ts';
import type { CheckRequest } from '../../drivers/exhaustive/prepare.ts';
import type { Application } from '../../models/cluster/plan/application.ts';
import { isTooLargeToDecide } from './tooLarge.ts';

/** a part is tried again if so many times its first share of the time is left when all have had theirs */
const worthwhile = 2;

/** of the time that is left, what each part has at least: few need it all, and those that come first are slower */
const leastShare = 1 / 5;

/** seconds that parts whose turn comes late may take beyond the end, for a few random runs each */
const mostOvertime = 4;

type PartsOptions = {
  readonly budget: Budget;
  /** tells what is done now */
  readonly onStage: (text: string) => void;
  /** judges a part until then, by the clock of the budget */
  readonly judgePart: (end: number, request: CheckRequest) => Promise<Check>;
};

/** Judges each part by itself, the smaller ones first. A question that means nothing in one part is left to the others. */
export const judgeParts = async (
  end: number,
  whole: CheckRequest,
  application: Application,
  all: ApplicationParts,
  { budget, onStage, judgePart }: PartsOptions,
): Promise<Check> => {
  const alike = new Map<unknown, ApplicationPart[]>();
  for (const part of all.parts.toSorted((a, b) => a.size - b.size)) {
    const key = alikeKey(part.request) ?? part;
    alike.set(key, [...(alike.get(key) ?? []), part]);
  }
  const groups = [...alike.values()];
  const checks = new Map<readonly ApplicationPart[], { readonly check: Check; readonly share: number }>();
  const secondsLeft = (): number => end - budget.seconds;
  const judgeGroup = async (parts: readonly ApplicationPart[], share: number): Promise<void> => {
    const [part] = parts;
    onStage(
      `${part!.of.join(', ')} by itself, ${Math.min(checks.size + 1, groups.length)} of ${groups.length}`,
    );
    checks.set(parts, { check: await judgePart(budget.seconds + share, part!.request), share });
  };
  const isInterrupted = (): boolean =>
    [...checks.values()].some(({ check }) => check.exploration.ending === 'interrupted');
  for (const [at, parts] of groups.entries()) {
    if (isInterrupted() || (at > 0 && secondsLeft() < -mostOvertime)) break;
    const sizes = groups.slice(at).reduce((sum, [first]) => sum + first!.size, 0);
    const share = (1 / (groups.length - at) + parts[0]!.size / sizes) / 2;
    await judgeGroup(parts, Math.max(0, secondsLeft() * Math.max(share, leastShare)));
  }
  for (const [parts, { check, share }] of checks) {
    const isOpen = check.input.smaller !== undefined || isTooLargeToDecide(check);
    if (isOpen && !isInterrupted() && secondsLeft() > worthwhile * share)
      await judgeGroup(parts, secondsLeft());
  }
  const judged = [...checks].flatMap(([parts, { check }]) => parts.map((part) => ({ part, check })));
  const inOrder = all.parts.flatMap((part) => judged.filter((each) => each.part === part));
  return togetherOf(whole, application, all, inOrder);
};
