import type { Random } from '../../checker/simulate/random.ts';

/** what programs stumble over */
const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u2028',
  '../..',
  '-',
  '--',
  '-1',
  '0',
  '1e400',
  '0x10',
  '9007199254740993',
  '1'.repeat(400),
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'null',
  '~',
  '*a',
  '&a',
  '<<',
  '!!js/function',
  'a'.repeat(5_000),
  '1Ei',
  '1m',
  '.5',
  '%',
  '{{x}}',
];
const oddNumbers = [0, -1, 1, 0.5, 1e9, -1e9, 2 ** 31, 2 ** 53, 1e308, 64, 65, 100_000];
const oddValues = (random: Random): unknown =>
  [
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => [null],
    () => [[]],
    () => ({ '': null }),
    () => JSON.parse('{"__proto__":1}'),
    () => oddTexts[random.below(oddTexts.length)],
    () => oddNumbers[random.below(oddNumbers.length)],
    () => deep(random.below(2) === 0 ? 40 : 3_000),
    () => Array.from({ length: 300 }, (_, at) => ({ name: `n${at}` })),
  ][random.below(12)]!();

const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value };
  return value;
};

type Slot = { readonly holder: Record<string, unknown>; readonly key: string };

const slotsIn = (value: unknown): readonly Slot[] => {
  const slots: Slot[] = [];
  const waiting = [value];
  while (waiting.length > 0 && slots.length < 5_000) {
    const holder = waiting.pop();
    if (typeof holder !== 'object' || holder === null) continue;
    for (const key of Object.keys(holder)) {
      slots.push({ holder: holder as Record<string, unknown>, key });
      waiting.push((holder as Record<string, unknown>)[key]);
    }
  }
  return slots;
};

/** Also where it is called `__proto__`, which is a field of JSON like any other. */
const put = (holder: object, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
};

/** One value of a document is another, is gone, is twice there, has another name, or stands in the place of some other. */
const changeValue = (document: unknown, random: Random): unknown => {
  const slots = slotsIn(document);
  const slot = slots[random.below(slots.length)];
  if (!slot) return oddValues(random);
  const { holder, key } = slot;
  const other = slots[random.below(slots.length)]!;
  const changes = [
    () => {
      put(holder, key, oddValues(random));
    },
    () => {
      put(holder, key, oddValues(random));
    },
    () => {
      delete holder[key];
    },
    () => {
      put(holder, key, structuredClone(other.holder[other.key]));
    },
    () => {
      put(holder, oddTexts[random.below(oddTexts.length)]!, holder[key]);
    },
    () => {
      put(holder, key, [holder[key], structuredClone(holder[key])]);
    },
    () => {
      if (Array.isArray(holder)) holder.push(structuredClone(holder[key]));
      else put(holder, other.key, structuredClone(holder[key]));
    },
    () => {
      const was = holder[key];
      put(holder, key, typeof was === 'string' ? was + oddTexts[random.below(oddTexts.length)] : String(was));
    },
  ];
  changes[random.below(changes.length)]!();
  return document;
};

/** Characters go, come, or change places. */
const changeText = (text: string, random: Random): string => {
  const [from, length] = [random.below(text.length + 1), 1 + random.below(random.below(4) === 0 ? 200 : 8)];
  const part = text.slice(from, from + length);
  const instead = [
    '',
    part + part,
    oddTexts[random.below(oddTexts.length)]!,
    String.fromCharCode(random.below(256)),
    '{}[]",:\n-#&*|>'[random.below(14)]!,
    text.slice(random.below(text.length + 1)).slice(0, length),
  ][random.below(6)]!;
  return text.slice(0, from) + instead + text.slice(from + length);
};

/** Something that was never valid. */
const garbage = (random: Random): string => {
  const alphabet = [
    '{}[]",:0123456789.eE+-truefalsnl \n',
    'ab -:\n\t#&*?|>!%@`\'"{}[]',
    '\u0000\u0001\u007f\u0080\ud800\udc00é\u2028',
  ][random.below(3)]!;
  return Array.from({ length: random.below(300) }, () => alphabet[random.below(alphabet.length)]).join('');
};

/** A changed form of one of these texts, or, rarely, none of them at all. Lines that are JSON are changed as what they say. */
export const mutated = (valid: readonly string[], random: Random): string => {
  if (random.below(50) === 0) return garbage(random);
  const text = valid[random.below(valid.length)]!;
  const times = 1 + random.below(3);
  if (random.below(4) === 0) {
    let changed = text;
    for (let at = 0; at < times; at++) changed = changeText(changed, random);
    return changed;
  }
  const lines = text.split('\n');
  for (let at = 0; at < times; at++) {
    const line = random.below(lines.length);
    try {
      lines[line] = JSON.stringify(changeValue(JSON.parse(lines[line]!), random)) ?? '';
    } catch {
      lines[line] = changeText(lines[line]!, random);
    }
  }
  if (lines.length > 1 && random.below(8) === 0) lines.splice(random.below(lines.length), 1);
  return lines.join('\n');
};
