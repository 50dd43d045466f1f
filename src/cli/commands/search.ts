import type { Conjecture } from '../../core/conjecture.ts';
import { convergenceGain } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { InputError } from '../../core/errors.ts';
import { singleSpace } from '../../core/esma/enumerate.ts';
import type { ValueSpace } from '../../core/esma/enumerate.ts';
import { approvalDigits } from '../../core/esma/examine.ts';
import { plainSieve } from '../../core/esma/plainSieve.ts';
import { reachWarning } from '../../core/esma/plan.ts';
import { checkSearchable, searchSpace, valueSpace } from '../../core/esma/search.ts';
import { defaultSpecification, fieldRanges, validateSpecification } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { FamilyCollection } from '../../core/family.ts';
import type { Family } from '../../core/family.ts';
import { latexArticle } from '../../formats/article.ts';
import { displaySigns, formatRule, formatTerms, formatValue } from '../../formats/plain.ts';
import { LibraryWriter, readText } from '../../library/file.ts';
import { conjectureToLine } from '../../library/json.ts';
import { describeCorruptLine } from '../../library/library.ts';
import { readConstant } from '../constant.ts';
import { readArguments, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, fit, grouped, ProgressLine, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Options that describe a search; `plan` takes them too. */
export const searchOptionKinds = {
  degree: 'text',
  height: 'text',
  period: 'text',
  signs: 'text',
  order: 'text',
  digits: 'text',
  shape: 'text',
} as const;

/** The specification that the options describe. @throws InputError */
export function readSpecification(options: Arguments, constant: string): SearchSpecification {
  const number = (field: keyof typeof fieldRanges) =>
    options.number(field, defaultSpecification[field], fieldRanges[field][0], fieldRanges[field][1]);
  const shape = options.text('shape') ?? 'quotient';
  if (shape !== 'quotient' && shape !== 'power') {
    throw new InputError(`shape: "${shape}" is not known; quotient (P/Q) and power (a·α^k + b) are.`);
  }
  const specification: SearchSpecification = {
    ...defaultSpecification,
    constant,
    shape,
    degree: number('degree'),
    height: number('height'),
    period: number('period'),
    signs: options.text('signs') ?? null,
    order: number('order'),
    digits: number('digits'),
  };
  validateSpecification(specification);
  return specification;
}

/** Which members of the families are put out: the simplest of each, the N simplest, or all. */
type Selection = 'all' | number;

function readSelection(text: string | undefined): Selection {
  if (text === undefined || text === 'simplest') return 1;
  if (text === 'all') return 'all';
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > 1_000_000) {
    throw new InputError(
      `members: "${text}" is not allowed; give simplest, all, or a number from 1 to 1000000.`,
    );
  }
  return count;
}

/** Continued-fraction depth of a formula in an article. */
const articleDepth = 5;

/** A constant and the values of it that are searched. */
interface Target {
  readonly constant: Constant;
  readonly specification: SearchSpecification;
  readonly space: ValueSpace;
}

export async function searchCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = readArguments(
    words,
    {
      ...searchOptionKinds,
      terms: 'text',
      members: 'text',
      json: 'flag',
      latex: 'flag',
      out: 'text',
      limit: 'text',
      'seed-file': 'text',
    },
    { least: 0, most: 1, meaning: 'the constant' },
  );
  if (options.flag('json') && options.flag('latex'))
    throw new UsageError('--json and --latex exclude each other');
  const output = {
    selection: readSelection(options.text('members')),
    limit: options.number('limit', Infinity, 1, 1_000_000_000),
    terms: options.number('terms', 8, 1, 30),
    format: options.flag('json') ? 'json' : options.flag('latex') ? 'latex' : 'text',
    command: `esma search ${words.join(' ')}`,
  } as const;
  const targets = readTargets(options);
  const path = options.text('out');
  const library = path === undefined ? null : new LibraryWriter(path);
  for (const corrupt of library?.corrupt ?? [])
    terminal.err(`${path}, ${describeCorruptLine(corrupt)}; kept as it is.\n`);
  try {
    return await runSearch(targets, output, library, terminal);
  } finally {
    library?.close();
  }
}

/** The constant with its space of values, or the expressions of a seed file, each a value of its own. */
function readTargets(options: Arguments): Target[] {
  const name = options.positionals[0];
  const seedFile = options.text('seed-file');
  if (seedFile === undefined) {
    if (name === undefined) throw new UsageError('the constant is missing');
    const constant = readConstant(name);
    const specification = readSpecification(options, constant.name);
    checkSearchable(constant, specification);
    return [{ constant, specification, space: valueSpace(constant, specification) }];
  }
  if (name !== undefined)
    throw new UsageError('a seed file takes the place of the constant; give one of them');
  const targets: Target[] = [];
  for (const [index, line] of readText('seed-file', seedFile).split('\n').entries()) {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') continue;
    try {
      const constant = readConstant(text);
      const specification = readSpecification(options, constant.name);
      checkSearchable(constant, specification);
      targets.push({
        constant,
        specification: { ...specification, degree: 1, height: 1 },
        space: singleSpace(),
      });
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`seed-file: line ${index + 1}: ${error.message}`);
      throw error;
    }
  }
  if (targets.length === 0)
    throw new InputError(`seed-file: ${seedFile} holds no expression; give one a line.`);
  return targets;
}

interface Output {
  readonly selection: Selection;
  readonly limit: number;
  readonly terms: number;
  readonly format: 'text' | 'json' | 'latex';
  readonly command: string;
}

async function runSearch(
  targets: readonly Target[],
  output: Output,
  library: LibraryWriter | null,
  terminal: Terminal,
): Promise<number> {
  const started = performance.now();
  const progressLine = new ProgressLine(terminal);
  const membersKept =
    output.selection === 'all' ? 8 : Math.max(output.selection, output.format === 'latex' ? 8 : 1);
  const all = new FamilyCollection(membersKept);
  const total = { values: 0, candidates: 0, done: 0, conjectures: 0, undecided: 0 };
  let cancelled = false;
  let put = 0;
  const putOut = (conjecture: Conjecture) => {
    library?.add(conjecture);
    if (output.format === 'json' && put < output.limit) terminal.out(`${conjectureToLine(conjecture)}\n`);
    put++;
  };

  for (const { constant, specification, space } of targets) {
    const warning = reachWarning(constant);
    if (warning && !cancelled) terminal.err(`${warning}\n`);
    const digits = approvalDigits(constant, specification.digits);
    if (digits < specification.digits) {
      terminal.err(
        `${constant.name} is known to ${constant.digitsLimit} digits: conjectures are approved to ${digits}.\n`,
      );
    }
    total.values += space.count;
    const before = { ...total };
    for await (const event of searchSpace(space, specification, constant, {
      createSieve: plainSieve,
      membersKept: 1,
      signal: terminal.signal,
    })) {
      if (event.kind === 'conjecture') {
        all.add(event.conjecture);
        total.conjectures++;
        if (output.selection === 'all') putOut(event.conjecture);
        continue;
      }
      const { progress } = event;
      total.candidates = before.candidates + progress.candidates;
      total.done = before.done + progress.candidatesDone;
      total.undecided = before.undecided + progress.undecided;
      progressLine.show(
        total.done,
        total.candidates,
        `${grouped(total.done)} of ${grouped(total.candidates)} candidates, ${grouped(total.conjectures)} conjectures`,
      );
      if (event.kind === 'done' && event.cancelled) cancelled = true;
    }
    if (cancelled) break;
  }
  progressLine.clear();

  const families = all.ranked();
  if (output.selection !== 'all')
    families.flatMap(({ members }) => members.slice(0, output.selection as number)).forEach(putOut);
  const shown = families.slice(0, output.limit === Infinity ? families.length : output.limit);
  if (output.format === 'latex') {
    const counts = {
      candidates: total.candidates,
      conjectures: total.conjectures,
      families: families.length,
    };
    terminal.out(latexArticle(shown, { command: output.command, ...counts }, articleDepth));
  }
  if (output.format === 'text') terminal.out(familyTable(shown, output, terminal.columns));
  const seconds = (performance.now() - started) / 1000;
  const counts = `${grouped(total.values)} values, ${grouped(total.candidates)} candidates, ${grouped(total.conjectures)} conjectures in ${grouped(families.length)} families, ${seconds.toFixed(2)} s`;
  const undecided =
    total.undecided > 0
      ? `\n${grouped(total.undecided)} candidates need more digits of the constant than there are.`
      : '';
  const end = cancelled
    ? `\nInterrupted after ${grouped(total.done)} candidates; what was found is kept.`
    : '';
  const summary = `${counts}${undecided}${end}\n`;
  if (output.format === 'text') terminal.out(summary);
  else terminal.err(summary);
  return cancelled ? exitCodes.interrupted : exitCodes.done;
}

/** Families as a table, simplest first, and below each the further members that were asked for. */
function familyTable(families: readonly Family[], { selection, terms }: Output, columns: number): string {
  if (families.length === 0) return '';
  const header = [
    '',
    'value',
    'terms',
    'signs',
    'rule (k = 0, 1, 2, …)',
    'order',
    'members',
    'digits/term',
    'gain',
  ];
  const rows: string[][] = [header];
  families.forEach((family, index) => {
    family.members.slice(0, selection === 'all' ? 1 : selection).forEach((member, place) => {
      rows.push([
        place === 0 ? String(index + 1) : '',
        formatValue(member.value, member.constant),
        `= ${formatTerms(member.terms, terms)}`,
        displaySigns(member.fraction.signs),
        `${formatRule(member.fraction.rule)}${family.quadratic ? '  (quadratic)' : ''}`,
        String(member.order),
        place === 0 ? grouped(family.count) : '',
        member.rate.toFixed(2),
        `×${convergenceGain(member).toFixed(2)}`,
      ]);
    });
  });
  const wide = table(rows, new Set([0, 5, 6, 7, 8]));
  const width = Math.max(...wide.split('\n').map((line) => [...line].length));
  if (width <= columns) return `${wide}\n`;
  // What is too wide loses it in the two longest columns: the terms, then the rule.
  const widths = header.map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const spare = columns - (width - widths[2]! - widths[4]!);
  const termsWidth = Math.max(20, Math.min(widths[2]!, Math.floor(spare * 0.5)));
  const ruleWidth = Math.max(16, spare - termsWidth);
  const narrow = rows.map((row) =>
    row.map((text, column) => fit(text, column === 2 ? termsWidth : column === 4 ? ruleWidth : Infinity)),
  );
  return `${table(narrow, new Set([0, 5, 6, 7, 8]))}\n`;
}
