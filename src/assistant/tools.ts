import * as v from 'valibot';
import { InputError } from '../core/errors.ts';
import { answerSteps } from '../core/work.ts';
import type { AssistantToolName } from './names.ts';
import type { ToolDescription } from '../toolbox/tool.ts';
import { toolbox } from '../toolbox/toolbox.ts';

/*
 * What an assistant may ask for. Each tool is a command of the terminal with bounds, so that an assistant and a person get
 * the same answers; it can name no file, reaches no network, and keeps nothing.
 */

/** A command line, and the files that it reads: their texts, by the words that stand for them. */
export interface AssistantCall {
  readonly words: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** An object with the arguments of a tool. */
type Arguments = v.StrictObjectSchema<v.ObjectEntries, undefined>;

/** A tool of an assistant. */
export interface AssistantTool<Schema extends Arguments = Arguments> {
  readonly name: AssistantToolName;
  readonly title: string;
  /** Of VS Code's icons. */
  readonly icon: string;
  /** What it gives, and what its answer is worth: for the assistant that chooses among tools. */
  readonly description: string;
  readonly schema: Schema;
  /** Longest time that a call may take, in seconds. */
  readonly seconds: number;
  /**
   * What a call may take, in steps of the budget of work: what one answer may, or as much as some answers where records are
   * given; null where each part has a bound of its own (numbers that are named, digits of a constant that is searched).
   */
  readonly steps: number | null;
  /** @throws InputError where the arguments do not fit together */
  call(given: v.InferOutput<Schema>): AssistantCall;
}

const tool = <Schema extends Arguments>(described: AssistantTool<Schema>): AssistantTool =>
  described as unknown as AssistantTool;

/** Longest text of an argument, in characters; that of records, a library of some hundred conjectures. */
const mostCharacters = 20_000;
const mostRecords = 2_000_000;

/** A text that names no file: the terminal reads @FILE, an assistant's words do not. */
const words = (description: string) =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(mostCharacters),
    v.regex(/^\s*[^\s@]/, 'a text that does not begin with @: the content of a file, not its name'),
    v.description(description),
  );

const whole = (least: number, most: number, description: string) =>
  v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most), v.description(description)),
  );

/** "--name=value" for what is given. */
const options = (given: Readonly<Record<string, string | number | boolean | undefined>>): string[] =>
  Object.entries(given).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [value === true ? `--${name}` : `--${name}=${value}`],
  );

/** A command line: its options, then words that are never taken for options. */
const line = (command: string, given: Parameters<typeof options>[0], ...rest: readonly string[]) => ({
  words: [command, ...options(given), '--', ...rest],
  files: {},
});

const constant = words(
  'A constant: an expression in plain, LaTeX, Mathematica, SymPy or PARI/GP spelling, such as e, exp(1/2), tan(1), \\sqrt{2}, besseli(1,2)/besseli(0,2), erf(1), or decimal digits.',
);

const records = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(mostRecords),
  v.description('Conjectures, a JSON record a line, as esma_search gave them.'),
);

/** What a call on records may take. */
const recordsSteps = 5 * answerSteps;

/** The file that a command finds records in. */
const recordsFile = 'records.jsonl';

const onRecords = (command: string, given: Parameters<typeof options>[0], text: string): AssistantCall => ({
  ...line(command, given, recordsFile),
  files: { [recordsFile]: text },
});

const search = tool({
  name: 'esma_search',
  icon: 'search',
  title: 'Search for continued fractions of a constant',
  description:
    'Finds signed continued fractions, with polynomial rules, of values P(α)/Q(α) of a constant α: one a family, the simplest first, a JSON record a line and a summary. "proof" in a record is a certificate that the independent checker has accepted: the formula is a theorem. A record without it is a conjecture that holds to "digits" digits: never call it proved. None found means that there is none in this space. Records can be given to esma_prove.',
  seconds: 300,
  steps: null,
  schema: v.strictObject({
    constant,
    height: whole(1, 40, 'Largest |coefficient| of P and Q (2). The work grows with its third power.'),
    degree: whole(1, 3, 'Largest degree of P and Q (1).'),
    period: whole(1, 6, 'Longest period of the numerators (4).'),
    order: whole(2, 96, 'Largest linear complexity of the terms (24).'),
    numeratorDegree: whole(
      0,
      2,
      'Largest degree of the numerators as polynomials in their number; 0 with height 1 is ±1 (0).',
    ),
    numeratorHeight: whole(1, 6, 'Largest |coefficient| of the numerators (1).'),
    limit: whole(1, 50, 'How many families to give (8).'),
  }),
  call: ({ constant, height, degree, period, order, numeratorDegree, numeratorHeight, limit }) =>
    line(
      'search',
      {
        height,
        degree,
        period,
        order,
        'numerator-degree': numeratorDegree,
        'numerator-height': numeratorHeight,
        limit: limit ?? 8,
        json: true,
      },
      constant,
    ),
});

const identify = tool({
  name: 'esma_identify',
  icon: 'question',
  title: 'Name numbers',
  description:
    'Closed forms of numbers, a JSON object a line: from decimal digits (six significant digits or more), from an expression, from a continued fraction as "2k+1 @ k^2" or nested LaTeX, or from a list of integers. "standing" says whether a name is proved or only conjectured from digits; a name is given where it explains at least three digits more than it takes to write it, so that "unknown" means: none found.',
  seconds: 120,
  steps: null,
  schema: v.strictObject({
    numbers: v.pipe(
      v.array(words('A number: its digits, an expression, or a continued fraction.')),
      v.minLength(1),
      v.maxLength(50),
    ),
  }),
  call: ({ numbers }) => line('identify', { json: true }, ...numbers),
});

const expand = tool({
  name: 'esma_expand',
  icon: 'symbol-numeric',
  title: 'Expand into a continued fraction',
  description:
    'The partial quotients of a constant under a sign pattern (all + is the regular continued fraction). Every term is proved from an enclosure of the constant.',
  seconds: 60,
  steps: answerSteps,
  schema: v.strictObject({
    constant,
    signs: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[+-]{1,12}$/),
        v.description('Signs of the numerators, repeated, as -+ (+).'),
      ),
    ),
    terms: whole(1, 2_000, 'How many terms (40).'),
  }),
  call: ({ constant, signs, terms }) => line('expand', { signs, terms }, constant),
});

const evaluate = tool({
  name: 'esma_evaluate',
  icon: 'symbol-number',
  title: 'Evaluate a constant or a continued fraction',
  description:
    'Digits of a constant, or of a fraction given by interlaced polynomials in k = 0, 1, 2, …: cut, not rounded; they are proved by an enclosure, or the answer says that they are numerical.',
  seconds: 60,
  steps: answerSteps,
  schema: v.strictObject({
    constant: v.optional(constant),
    terms: v.optional(
      words('Instead of the constant: terms, as "2; 3+2k", a preperiod before a bar, "2 | 1; 2+2k; 1".'),
    ),
    signs: v.optional(
      v.pipe(v.string(), v.regex(/^[+-]{1,12}$/), v.description('Signs of the numerators of terms (+).')),
    ),
    digits: whole(1, 10_000, 'Digits after the point (50).'),
  }),
  call: ({ constant, terms, signs, digits }) =>
    line('evaluate', { terms, signs, digits: digits ?? 50 }, ...(constant === undefined ? [] : [constant])),
});

const prove = tool({
  name: 'esma_prove',
  icon: 'verified',
  title: 'Prove conjectures',
  description:
    'Proofs of records as esma_search gives them: as LaTeX for people, as a program for PARI/GP or SymPy that checks them on its own, or as theorems for Rocq. What the checker does not accept is left out, with the reason: it stays open.',
  seconds: 120,
  steps: recordsSteps,
  schema: v.strictObject({
    records,
    as: v.optional(
      v.pipe(v.picklist(['latex', 'pari', 'sympy', 'rocq']), v.description('What to write (latex).')),
    ),
  }),
  call: ({ records, as }) => onRecords('prove', { [as ?? 'latex']: true }, records),
});

const exportTool = tool({
  name: 'esma_export',
  icon: 'export',
  title: 'Write conjectures as formulas or programs',
  description:
    'Records as formulas for a document (LaTeX, Markdown, Typst, text), or as programs that evaluate fraction and value and compare them (PARI/GP, SageMath, SymPy, Mathematica, Maxima).',
  seconds: 60,
  steps: recordsSteps,
  schema: v.strictObject({
    records,
    as: v.pipe(
      v.picklist([
        'latex-nested',
        'latex-line',
        'latex-gauss',
        'latex-pringsheim',
        'latex-terms',
        'latex-theorem',
        'markdown',
        'typst',
        'text',
        'pari',
        'sage',
        'sympy',
        'mathematica',
        'maxima',
        'bfile',
        'csv',
        'jupyter',
      ]),
      v.description('The style of the formula, or the system of the program.'),
    ),
  }),
  call: ({ records, as }) => onRecords('export', { as }, records),
});

const verify = tool({
  name: 'esma_verify',
  icon: 'pass',
  title: 'Verify conjectures',
  description:
    'Checks records again from scratch: every term, the value to the digits that are said, and the certificate of a proof.',
  seconds: 120,
  steps: recordsSteps,
  schema: v.strictObject({ records }),
  call: ({ records }) => onRecords('verify', {}, records),
});

/** The tools of the toolbox that are not tools of their own here. */
const others: readonly ToolDescription[] = toolbox.filter(({ name }) => name !== 'identify');

const toolboxTool = tool({
  name: 'esma_toolbox',
  icon: 'tools',
  title: 'Work with continued fractions',
  description: `One of the tools for continued fractions, exact throughout. ${others
    .map(({ name, summary, parameters }) => {
      const taken = Object.entries(parameters).map(
        ([parameter, { meaning, isNecessary }]) =>
          `${parameter}${isNecessary ? '' : ' (may be left out)'}: ${meaning.join(' ')}`,
      );
      return `${name}: ${summary}${taken.length === 0 ? '' : ` Parameters: ${taken.join('; ')}.`}`;
    })
    .join(' ')}`,
  seconds: 60,
  steps: answerSteps,
  schema: v.strictObject({
    tool: v.picklist(others.map(({ name }) => name)),
    fraction: words(
      'TERMS @ NUMERATORS, as "2; 3+2k @ -+" with signs or "2k+1 @ k^2" with polynomials; a list of terms; nested fractions in LaTeX; for convergents any number.',
    ),
    parameters: v.optional(v.record(v.string(), words('A value of a parameter of this tool.'))),
  }),
  call({ tool, fraction, parameters = {} }) {
    const described = others.find(({ name }) => name === tool)!;
    // An option of the command that is no parameter of the tool may name a file.
    const unknown = Object.keys(parameters).find((name) => !Object.hasOwn(described.parameters, name));
    if (unknown !== undefined)
      throw new InputError(
        `parameters: ${tool} has no parameter "${unknown}"; it takes ${Object.keys(described.parameters).join(', ') || 'none'}.`,
      );
    const positioned = (position: 'before' | 'after') =>
      Object.entries(described.parameters).flatMap(([name, parameter]) =>
        parameter.position === position && Object.hasOwn(parameters, name) ? [parameters[name]!] : [],
      );
    const isOption = (name: string) => described.parameters[name]!.position === null;
    return line(
      tool,
      Object.fromEntries(Object.entries(parameters).filter(([name]) => isOption(name))),
      ...positioned('before'),
      fraction,
      ...positioned('after'),
    );
  },
});

/** All tools, those that are asked for most first. */
export const assistantTools: readonly AssistantTool[] = [
  search,
  identify,
  expand,
  evaluate,
  prove,
  verify,
  exportTool,
  toolboxTool,
];
