import type { Rule } from '../../checker/system/rule.ts';

const people: { readonly [actor: string]: string } = {
  user: 'somebody',
  environment: 'misfortune',
  operator: 'an operator',
};

/** `somebody` `evicts Pod web-1 from node-1`: what a rule is about, by its names. */
export const ruleInWords = (
  { actor, name, about }: Pick<Rule, 'actor' | 'name' | 'about'>,
  names: ReadonlyMap<string, string>,
): { readonly who: string; readonly does: string } => {
  const left: string[] = [];
  const does = about.reduce((text, each) => {
    const [subject = each, container] = each.split(/\.(?=[^\]]*$)/);
    const known = names.get(subject) ?? names.get(each);
    const [word, put] =
      known === undefined
        ? [/\bthe (?:zone|workload)\b/, each]
        : subject.startsWith('node')
          ? [/\bthe (?:tainted |drained |deleted )?(?:node|machine|Node object)\b/, known]
          : container !== undefined
            ? /\bthe container\b/.test(text)
              ? [/\bthe container\b/, `container ${container} of Pod ${known}`]
              : [/\bthe volume\b/, `${container} of Pod ${known}`]
            : /\bthe (?:new|pending) Pod\b/.test(text)
              ? [/\bPod\b/, `Pod ${known}`]
              : [/\b(?:the|a|a surplus) Pod\b/, `Pod ${known}`];
    if (!word.test(text)) {
      left.push(put);
      return text;
    }
    return text.replace(word, (found) => (/machine|Node object/.test(found) ? `${found} of ${put}` : put));
  }, name);
  return { who: people[actor] ?? actor, does: left.length > 0 ? `${does} (${left.join(', ')})` : does };
};
