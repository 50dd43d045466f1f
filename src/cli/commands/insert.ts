import { resolve, sep } from 'node:path';
import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { oneLine } from '../../core/oneLine.ts';
import { freeLabel, labelsInTypst, labelsOf, statementPrefix } from '../../documents/labels.ts';
import { PlainDocument } from '../../documents/insertion.ts';
import type { TextEdit } from '../../documents/insertion.ts';
import { formulaLanguage, languageIdOf } from '../../documents/languages.ts';
import { isStatement, statementEnvironments } from '../../documents/preamble.ts';
import { ProjectReader } from '../../documents/project.ts';
import type { Choices } from '../../documents/typeset.ts';
import { TypstReader } from '../../documents/typstPaper.ts';
import { wordings } from '../../documents/wording.ts';
import { formulaEnvironments } from '../../formats/latex/styles/formula.ts';
import type { StatementKind } from '../../formats/latex/styles/formula.ts';
import { formulaStyles, statementOf } from '../../formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import { readLibrary } from '../../library/file.ts';
import { describeUnreadableLines } from '../../library/library.ts';
import { lineStarts, offsetAt, positionAt } from '../positions.ts';
import { changePaper } from '../paperChanges.ts';
import { ProjectFolder } from '../projectFolder.ts';
import { proofAt } from '../proofProposal.ts';
import type { Proposal } from '../proofProposal.ts';
import { falsityInWords, idsOf, selectedById } from '../selection.ts';
import { command } from '../command.ts';
import { flag, number, text as textOption, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { TextFile } from '../textFile.ts';

const insertOptions = {
  id: textOption('ID', 'the conjecture of LIBRARY; not needed where there is only one'),
  style: textOption('S', `${formulaStyles.join(', ')} (nested)`),
  depth: number('D', [1, 20], 4, 'depth of nested fractions'),
  environment: textOption('E', `what a display stands in: ${formulaEnvironments.join(', ')} (equation)`),
  label: textOption('PREFIX', 'what a label begins with (eq:; thm:, prop:, rem: or conj: for a statement)'),
  'no-label': flag('without a label'),
  'no-comment': flag('without the comment that names the conjecture'),
  as: textOption('WORDING', 'how to write it where the place does not say:', wordings.join(', ')),
  proof: flag('with its proof: as a theorem, where the style is no statement'),
  'complete-preamble': flag('put into the preamble what it lacks for it'),
  'dry-run': flag('change nothing, show what would be inserted'),
  json: flag(
    'place (text, inline, display, comment, verbatim, none, unknown), wording, edits, elsewhere, missing',
  ),
} as const;

/** Writes a conjecture into a document at a line and a column, as that place wants it. */
export const insert = command({
  name: 'insert',
  call: 'FILE:LINE:COLUMN LIBRARY',
  summary: 'write a conjecture into a document',
  details: `FILE is LaTeX, Markdown or Typst, by its ending. The place is read, and the formula is written as it wants it: a display
in text, its body in a display, on one line in $…$, commented in a comment. Labels and environments of the whole project are
known; what the preamble of its root lacks is reported, or put there. What a proof rests on goes where a line
"% esma: preliminaries" of the paper says, and entries of its sources into the paper's bibliography. LINE and COLUMN count
from 1, columns in characters; a place within a word is that behind it.`,
  notes: `What is not in UTF-8 keeps its bytes. The exit code is 1 where nothing could be inserted, and 0 after a dry run.`,
  example: 'insert paper.tex:120:1 e.jsonl --id 0i03vvdmr696r',
  options: insertOptions,
  positionals: { least: 2, most: 2, meaning: 'FILE:LINE:COLUMN or the library file' },
  run: insertInto,
});

async function insertInto(options: Arguments<typeof insertOptions>, terminal: Terminal): Promise<number> {
  const [target, library] = options.positionals as [string, string];
  const { path, line, column } = readTarget(target);
  const { conjectures, unreadable } = readLibrary(library, 'LIBRARY');
  for (const line of describeUnreadableLines(library, unreadable, 'left out')) terminal.err(line);
  const wanted = selectedById(conjectures, options.text('id'), library);
  const [conjecture] = wanted;
  if (!conjecture) throw new InputError(`FILE: ${library} holds no conjecture.`);
  if (wanted.length > 1) {
    terminal.err(`id: ${library} holds ${grouped(wanted.length)} conjectures; give the id of one of them.\n`);
    for (const line of idsOf(wanted)) terminal.err(line);
    return exitCodes.wrongInput;
  }
  const falsity = falsityInWords(conjecture);
  if (falsity !== null) throw new InputError(`id: ${conjecture.id} is not inserted, as ${falsity}.`);
  const file = new TextFile('FILE', path);
  const { text } = file;
  const starts = lineStarts(text);
  const offset = offsetAt(text, starts, line, column);
  const files = new ProjectFolder(resolve(path));
  const document = await documentOf(path, text, files);
  const labels =
    formulaLanguage(document.languageId) === 'typst'
      ? labelsInTypst(await new TypstReader().read(slashed(path), text, files))
      : labelsOf(document.project);
  const label = (prefix: string) =>
    options.flag('no-label') || labels.isUnwanted
      ? undefined
      : freeLabel(labels, options.text('label') ?? prefix, conjecture.constant.name);
  const found = options.flag('proof')
    ? await proofAt(
        document,
        files,
        conjecture,
        offset,
        provedAs(options),
        label,
        !options.flag('no-comment'),
      )
    : formulaAt(document, conjecture, offset, options, label);
  const proposal = options.flag('complete-preamble')
    ? { ...found, elsewhere: [...found.missing, ...found.elsewhere], missing: [] }
    : found;
  const changes = proposal.edits.length > 0 && !options.flag('dry-run');
  if (changes) changePaper(file, path, proposal.edits, document.project, proposal.elsewhere);
  const report = reportOf(proposal, target, text, starts, document, changes);
  terminal.out(options.flag('json') ? `${JSON.stringify(report)}\n` : sentences(proposal, report, options));
  return proposal.edits.length > 0 || options.flag('dry-run') ? exitCodes.done : exitCodes.wrongInput;
}

/** What a proof is one of: the statement that the style asks for, or a theorem. */
function provedAs(options: Arguments<typeof insertOptions>): StatementKind {
  return statementOf(styleAsked(options)) ?? 'theorem';
}

function styleAsked(options: Arguments<typeof insertOptions>): FormulaStyle {
  return oneOf('style', options.text('style') ?? 'nested', formulaStyles);
}

/** @throws UsageError where there is no line and column. */
function readTarget(target: string): {
  readonly path: string;
  readonly line: number;
  readonly column: number;
} {
  const match = /^(.+):(\d+):(\d+)$/s.exec(target);
  if (!match) throw new UsageError(`"${target}" does not say where; give FILE:LINE:COLUMN, counted from 1`);
  return { path: match[1]!, line: Number(match[2]), column: Number(match[3]) };
}

async function documentOf(path: string, text: string, files: ProjectFolder): Promise<PlainDocument> {
  const languageId = languageIdOf(path);
  const project =
    formulaLanguage(languageId) === 'latex'
      ? await new ProjectReader().read(slashed(path), text, files)
      : undefined;
  return new PlainDocument(text, languageId, project);
}

/** An absolute path with slashes. */
function slashed(path: string): string {
  return resolve(path).split(sep).join('/');
}

function formulaAt(
  document: PlainDocument,
  conjecture: Conjecture,
  offset: number,
  options: Arguments<typeof insertOptions>,
  label: (prefix: string) => string | undefined,
): Proposal {
  const choices: Choices = {
    style: styleAsked(options),
    depth: options.number('depth'),
    environment: oneOf('environment', options.text('environment') ?? 'equation', formulaEnvironments),
    comment: !options.flag('no-comment'),
    environments: document.project ? statementEnvironments(document.project) : {},
    label: (kind) => label(kind === 'equation' ? 'eq:' : statementPrefix(kind, conjecture)),
  };
  const wanted = options.text('as');
  const wording = wanted === undefined ? undefined : oneOf('as', wanted, wordings);
  const insertion = document.insertion(conjecture, offset, choices, wording);
  const { kind, within } = insertion.place;
  const { project } = document;
  if (
    insertion.wording === 'display' &&
    statementOf(choices.style) !== null &&
    project &&
    isStatement(project, within)
  )
    return {
      ...{ ...insertion, wording: null, edits: [], missing: [], elsewhere: [] },
      reason: `The place is within the environment ${within}: a statement stands outside of it, and a formula of another style in it.`,
    };
  const reason =
    insertion.wording !== null
      ? null
      : kind === 'verbatim'
        ? 'The place is in text that is printed as it is'
        : kind === 'none'
          ? `TeX takes nothing at the place, where ${within === 'row' ? 'a row or a cell of a table' : 'an item of a list'} must begin`
          : formulaLanguage(document.languageId)
            ? 'What stands at the place is not certain'
            : 'The file is in no language whose formulas are known here';
  return {
    ...insertion,
    elsewhere: [],
    reason: reason && `${reason}: say with --as how the formula shall be written (${wordings.join(', ')}).`,
  };
}

function oneOf<Name extends string>(field: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  throw new InputError(`${field}: ${value} is not allowed; give one of ${names.join(', ')}.`);
}

/** The proposal as one object, with lines and columns from 1 and offsets in characters from 0. */
function reportOf(
  { place, wording, edits, elsewhere, missing, reason }: Proposal,
  target: string,
  text: string,
  starts: readonly number[],
  { project }: PlainDocument,
  inserted: boolean,
) {
  const range = ({ start, end, text: words }: TextEdit) => ({
    start: positionAt(text, starts, start),
    end: positionAt(text, starts, end),
    text: words,
  });
  const rootStarts = project && lineStarts(project.root.text);
  return {
    target,
    place: place.kind,
    within: place.within,
    narrow: place.narrow,
    wording,
    edits: edits.map(range),
    elsewhere: elsewhere.map(({ path, offset, text: words }) => ({ path, offset, text: words })),
    root: project?.root.path ?? null,
    missing: missing.map(({ path, offset, text: words }) => ({
      path,
      ...positionAt(project!.root.text, rootStarts!, offset),
      text: words.trim(),
    })),
    reason,
    inserted,
  };
}

/** What was done, for people. */
function sentences(
  { edits, elsewhere, missing, reason }: Proposal,
  { target, inserted, root }: ReturnType<typeof reportOf>,
  options: Arguments<typeof insertOptions>,
): string {
  if (reason !== null) return `${target}: nothing is inserted. ${reason}\n`;
  const lines = inserted ? [`${target}: inserted.`] : edits.map(({ text }) => text);
  for (const { path, text } of elsewhere)
    lines.push(`${path}: ${inserted ? 'put there' : 'would be put there'}: ${firstLine(text)}`);
  if (missing.length > 0)
    lines.push(`${root} lacks in its preamble: ${missing.map(({ text }) => text.trim()).join(' ')}`);
  return options.flag('dry-run') || inserted ? `${lines.join('\n')}\n` : '';
}

function firstLine(text: string): string {
  const [first, ...more] = text.trim().split(/\r?\n/);
  return oneLine(first!) + (more.length > 0 ? ' …' : '');
}
