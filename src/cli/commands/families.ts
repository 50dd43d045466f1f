import { constantFromExpression } from '../../core/constants/constants.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { plainSieve } from '../../core/esma/reference/plainSieve.ts';
import { search } from '../../core/esma/reference/search.ts';
import { defaultSpecification, fieldRanges } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { isItself, parametricStatements } from '../../core/theorems/parametric/statements.ts';
import type { Sample } from '../../core/theorems/parametric/statements.ts';
import { constantAt, parseTemplate } from '../../core/theorems/parametric/template.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import { formatStatement, latexStatements } from '../../formats/proofs/parametric.ts';
import { readArguments, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, grouped, ProgressLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Bounds of the search at each k: the classical statements are about α itself and its simplest images. */
const defaults = { height: 1, period: 2 };

/** Digits to which the fractions at each k are approved; what is said of all k is proved or marked. */
const approvedDigits = 100;

/** Largest k, and how many of them. */
const largestParameter = 10_000;
const mostParameters = 200;

/** One statement for all k from searches at some: fractions of exp(1/k), tan(1/k), … */
export async function familiesCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = readArguments(
    words,
    {
      k: 'text',
      odd: 'flag',
      even: 'flag',
      height: 'text',
      period: 'text',
      order: 'text',
      limit: 'text',
      latex: 'flag',
    },
    { least: 1, most: 1, meaning: 'the constant with k in it' },
  );
  const template = parseTemplate(options.positionals[0]!);
  const parameters = readParameters(options);
  const limit = options.number('limit', 1_000_000, 1, 1_000_000);
  const samples = await searchAll(template, parameters, readBounds(options), terminal);
  const statements = parametricStatements(template, samples).slice(0, limit);
  if (options.flag('latex')) {
    if (statements.length === 0) throw new InputError(`template: ${nothing(template)}`);
    terminal.out(latexStatements(template, statements));
  } else {
    for (const statement of statements) terminal.out(`${formatStatement(template, statement)}\n\n`);
  }
  const proved = statements.filter(({ proof }) => proof.proved).length;
  const found = samples.reduce((sum, { conjectures }) => sum + conjectures.length, 0);
  const report = options.flag('latex') ? terminal.err : terminal.out;
  const itself = statements.some(({ last }) => isItself(last));
  if (!itself && statements.length > 0) report(`${nothing(template)}\n`);
  report(
    statements.length === 0
      ? `${nothing(template)}\n`
      : `${grouped(found)} conjectures at ${samples.length} values of k, ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'} for all k, ${proved} proved.\n`,
  );
  return terminal.signal.aborted ? exitCodes.interrupted : exitCodes.done;
}

function nothing({ text }: Template): string {
  return `No fraction of ${text} itself follows one formula over these k; more values, --odd or --even may show one.`;
}

function readBounds(options: Arguments): Partial<SearchSpecification> {
  return {
    height: options.number('height', defaults.height, ...fieldRanges.height),
    period: options.number('period', defaults.period, ...fieldRanges.period),
    order: options.number('order', defaultSpecification.order, ...fieldRanges.order),
    digits: approvedDigits,
  };
}

/** "1..12", with --odd or --even of these every second one. @throws InputError, UsageError */
function readParameters(options: Arguments): number[] {
  if (options.flag('odd') && options.flag('even'))
    throw new UsageError('--odd and --even exclude each other');
  const text = options.text('k') ?? '1..12';
  const match = /^(\d+)\.\.(\d+)$/.exec(text);
  const [first, last] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (first < 1 || last < first || last > largestParameter || last - first >= mostParameters) {
    throw new InputError(
      `k: "${text}" is not allowed; give FIRST..LAST from 1 to ${largestParameter}, at most ${mostParameters} of them, as 1..12.`,
    );
  }
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  if (options.flag('odd')) return all.filter((k) => k % 2 === 1);
  return options.flag('even') ? all.filter((k) => k % 2 === 0) : all;
}

async function searchAll(
  template: Template,
  parameters: readonly number[],
  bounds: Partial<SearchSpecification>,
  terminal: Terminal,
): Promise<Sample[]> {
  const progress = new ProgressLine(terminal);
  const samples: Sample[] = [];
  for (const k of parameters) {
    if (terminal.signal.aborted) break;
    samples.push({ k, conjectures: await searchOne(template, k, bounds, terminal.signal) });
    progress.show(samples.length, parameters.length, `k = ${k}`);
  }
  progress.clear();
  return samples;
}

async function searchOne(
  template: Template,
  k: number,
  bounds: Partial<SearchSpecification>,
  signal: AbortSignal,
): Promise<Conjecture[]> {
  const constant = constantFromExpression(constantAt(template, BigInt(k)));
  const specification = { ...defaultSpecification, ...bounds, constant: constant.name };
  const conjectures: Conjecture[] = [];
  const options = { createSieve: plainSieve, membersKept: 1, signal };
  for await (const event of search(specification, constant, options)) {
    if (event.kind === 'conjecture') conjectures.push(event.conjecture);
  }
  return conjectures;
}
