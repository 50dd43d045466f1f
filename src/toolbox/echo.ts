import { apparentRational, apparentSentence } from '../core/constants/apparentRational.ts';
import { constantFromExpression } from '../core/constants/constants.ts';
import { readNumber } from '../core/constants/reading.ts';
import { InputError } from '../core/errors.ts';
import { reachInShort } from '../core/planning/plan.ts';
import { constantAt, parseTemplate } from '../core/theorems/parametric/template.ts';
import { readSequence } from '../core/theorems/naming/sequence/readSequence.ts';
import { readText } from './toolbox.ts';

/** What is being typed: a constant, a constant with k in it, what the tools for fractions take, or what can be named. */
export type Typed = 'constant' | 'template' | 'fraction' | 'any';

/** What is understood of a text while it is typed, or why it cannot be read, with the place. */
export interface Echo {
  readonly understood: boolean;
  readonly text: string;
}

/** Digits to which what is typed is compared with a rational number. */
const shownDigits = 200;
/** The k at which a template's values are shown. */
const shownParameters = [1n, 2n, 3n];

/** Reads a text as far as it has come. Never throws for what is typed. */
export function echo(text: string, as: Typed): Echo {
  try {
    return { understood: true, text: readers[as](text.trim()) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { understood: false, text: withoutText(error.message) };
  }
}

/** What cannot be read of a constant, its place, and a name that is near or what is expected. */
const unread =
  /^The constant "[^]*" (cannot be read|has an unknown name "[^"]*") (at position \d+: )([^]*?)(?:; close to it: ([^]*))?$/;

/** The sentence without the text, which stands above it while it is typed: a line has room for what is wrong with it. */
function withoutText(sentence: string): string {
  const [, what, place, expected, near] = unread.exec(sentence) ?? [];
  if (what === undefined) return sentence;
  const start = what.startsWith('has') ? what.replace('has an unknown', 'Unknown') : 'Cannot be read';
  return `${start} ${place!}${near === undefined ? expected! : `close to it: ${near}`}`;
}

const readers: Readonly<Record<Typed, (text: string) => string>> = {
  constant: echoConstant,
  template: echoTemplate,
  fraction: echoFraction,
  any: echoAny,
};

/** "gamma(1/3) = 2.678938534… (proved). …": value, rigour, reach, and other meanings that the text could have. */
function echoConstant(text: string): string {
  const { constant, kind, understood, warnings } = readNumber(text);
  const rigor = kind === 'digits' ? '' : constant.rigor === 'proved' ? ' (proved)' : ' (numerical)';
  const apparent = kind === 'digits' ? null : apparentRational(constant, shownDigits);
  const reach = constant.rationalValue
    ? `${constant.name} is rational: its continued fraction ends.`
    : apparent
      ? `${apparentSentence(constant.name, apparent)}.`
      : reachInShort(constant);
  return [`${understood}${rigor}.`, ...warnings, reach].join(' ');
}

/** "k = 1: e = 2.718281828…; k = 2: exp(1/2) = 1.648721270…; …". */
function echoTemplate(text: string): string {
  const template = parseTemplate(text);
  return shownParameters.map((k) => `k = ${k}: ${valueAt(template, k)}`).join('; ');
}

function valueAt(template: ReturnType<typeof parseTemplate>, k: bigint): string {
  try {
    const { name } = constantFromExpression(constantAt(template, k));
    return readNumber(name).understood;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message;
  }
}

/** "2; 2k + 3 @ -+   [2; 3, 2, 5, …]   The rule follows from the value e - 1: proved." */
function echoFraction(text: string): string {
  const { kind, notation, shown, origin } = readText(text);
  if (origin === '' && (kind === 'constant' || kind === 'digits')) return echoConstant(text);
  return [notation, shown, origin].filter((part) => part !== '').join('   ');
}

function echoAny(text: string): string {
  const sequence = readSequence(text);
  return sequence ? `A sequence of ${sequence.length} integers.` : echoFraction(text);
}
