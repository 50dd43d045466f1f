import type { Constant } from '../../core/constants/constant.ts';
import { digitLimits, reachWarning } from '../../core/planning/plan.ts';
import { isSignedSearch } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { compareSimplicity, FamilyCollection } from '../../core/family.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import type { CheckpointContent } from '../../engine/searching/checkpoint.ts';
import { searchDirectly } from '../../engine/searching/directSearch.ts';
import type { FamilyShare } from '../../engine/searching/groupCollection.ts';
import { SearchJob } from '../../engine/searching/job.ts';
import { checkpointOf, isBegun } from '../../engine/searching/sameSearch.ts';
import type { JobProgress } from '../../engine/searching/progress.ts';
import { displayNumerators, formatRule, formatTerms, formatLeftSide } from '../../formats/text/plain.ts';
import { SearchOutput } from '../searchOutput.ts';
import { command } from '../command.ts';
import { collectingFor, requestOf, searchOptions } from '../searchRequest.ts';
import type { SearchRequest, Seed } from '../searchRequest.ts';
import { duration, exitCodes, grouped, ProgressLine, SignalTurns } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { workerScript } from '../worker.ts';

/** Finds conjectures. */
export const search = command({
  name: 'search',
  call: '<constant>',
  summary: 'find conjectures P(α)/Q(α) = signed continued fraction',
  details:
    '  <constant>        an expression (e, exp(1/2), tan(1), \\frac{e+1}{e-1}) or @FILE, a file of decimal digits',
  example: 'search "tan(1)" --period 3 --members all --json > tan.jsonl',
  options: searchOptions,
  positionals: { least: 0, most: 1, meaning: 'the constant' },
  run: (given, terminal, words) => runRequest(requestOf(given, words, terminal), terminal),
});

/** Runs a search, or goes on with it from a checkpoint. */
export async function runRequest(
  request: SearchRequest,
  terminal: Terminal,
  resumed?: { readonly path: string; readonly content: CheckpointContent },
): Promise<number> {
  const output = new SearchOutput(request.output, terminal);
  try {
    const { target } = request;
    if (target.kind === 'seeds') return await searchSeeds(target.seeds, request, output, terminal);
    tell(target.constant, target.specification, terminal);
    return await searchConstant(target.specification, request, output, terminal, resumed);
  } finally {
    output.close();
  }
}

/** Says what the user should know before the results: reach, and how far a numerical constant goes. */
function tell(constant: Constant, specification: SearchSpecification, terminal: Terminal): void {
  const warning = reachWarning(constant, isSignedSearch(specification));
  const sentences = [...(warning ? [warning] : []), ...digitLimits(constant, specification)];
  for (const sentence of sentences) terminal.err(`${sentence}\n`);
}

/** Says what a crash cut off a checkpoint. */
export function warnOfLoss(path: string, { lost }: CheckpointContent, terminal: Terminal): void {
  if (lost === 0) return;
  terminal.err(
    `${path} ends in ${grouped(lost)} bytes that a crash cut off; what they held is searched again.\n`,
  );
}

async function searchConstant(
  specification: SearchSpecification,
  request: SearchRequest,
  output: SearchOutput,
  terminal: Terminal,
  resumed?: { readonly path: string; readonly content: CheckpointContent },
): Promise<number> {
  const path = resumed?.path ?? request.checkpoint;
  const collecting = collectingFor(request.output);
  const { shard } = request;
  const content = resumed?.content ?? (path && checkpointOf(path, { specification, collecting, shard }));
  if (content && !resumed) {
    warnOfLoss(path!, content, terminal);
    terminal.err(`Going on after ${grouped(content.done)} groups that ${path} holds.\n`);
  }
  const job = new SearchJob(specification, {
    collecting,
    workers: request.workers,
    script: workerScript,
    shard,
    signal: terminal.signal,
    ...(path === null ? {} : { checkpoint: { path, command: request.words } }),
    ...(content ? { resumed: content } : {}),
  });
  const about = shard.count > 1 ? 'about ' : '';
  const progressLine = new ProgressLine(terminal);
  const preview = new Preview();
  const turns = new SignalTurns();
  let last: JobProgress | null = null;
  for await (const event of job.events()) {
    await turns.next();
    if (event.kind === 'group')
      for (const conjecture of event.conjectures ?? []) {
        output.conjecture(conjecture);
        await turns.next();
      }
    if (event.kind === 'group' && event.isAll) output.families(event.families);
    if (terminal.interactive && (event.kind === 'group' || event.kind === 'found'))
      preview.add(event.families);
    if (event.kind === 'progress') last = event.progress;
    if (last && event.kind !== 'done') {
      const { candidatesDone, candidates, conjectures, families, share, secondsLeft } = last;
      const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
      progressLine.show(
        share,
        1,
        `${grouped(candidatesDone)} of ${about}${grouped(candidates)} candidates, ${grouped(conjectures)} conjectures in ${grouped(families)} families${left}`,
        preview.lines,
      );
    }
    if (!last && event.kind === 'found') progressLine.show(0, 1, 'the values are counted', preview.lines);
    if (event.kind === 'done') {
      progressLine.clear();
      output.finish(event.families, event.progress, event.cancelled);
      if (event.cancelled && path !== null && isBegun(path))
        terminal.err(`esma resume ${path} goes on from here.\n`);
      if (event.cancelled) return exitCodes.interrupted;
    }
  }
  return exitCodes.done;
}

/** Families that are shown while a search runs. */
const previewed = 8;

/** The simplest families so far, for a terminal: what is put out in the end is not touched by it. */
class Preview {
  private readonly simplest = new Map<string, Conjecture>();
  private ranked: readonly string[] = [];

  add(families: readonly FamilyShare[]): void {
    for (const { members } of families) {
      const member = members[0]!;
      const known = this.simplest.get(member.family);
      if (!known || compareSimplicity(member, known) < 0) this.simplest.set(member.family, member);
    }
    if (families.length === 0) return;
    const first = [...this.simplest.values()].sort(compareSimplicity).slice(0, previewed);
    // What does not come among the first now never will.
    this.simplest.clear();
    for (const member of first) this.simplest.set(member.family, member);
    this.ranked = first.map(
      ({ value, constant, terms, fraction }) =>
        `${formatLeftSide({ value, constant })} = ${formatTerms(terms, 8)}  ${displayNumerators(numeratorsOf(fraction))}  ${formatRule(fraction.rule)}`,
    );
  }

  get lines(): readonly string[] {
    return this.ranked;
  }
}

async function searchSeeds(
  seeds: readonly Seed[],
  request: SearchRequest,
  output: SearchOutput,
  terminal: Terminal,
): Promise<number> {
  const { membersKept, all } = collectingFor(request.output);
  const collection = new FamilyCollection(membersKept);
  const totals = { values: 0, candidates: 0, candidatesDone: 0, conjectures: 0, undecided: 0 };
  let cancelled = false;
  const { default: kernel } = await import('#kernel');
  for (const { constant, specification } of seeds) {
    cancelled = terminal.signal.aborted;
    if (cancelled) break;
    tell(constant, specification, terminal);
    const options = { kernel, values: 'itself', membersKept, signal: terminal.signal } as const;
    const found = await searchDirectly(specification, constant, options);
    for (const share of found.families) collection.addShare(share);
    if (all) for (const conjecture of found.conjectures) output.conjecture(conjecture);
    totals.values += found.values;
    totals.candidates += found.candidates;
    totals.candidatesDone += found.candidatesDone;
    totals.conjectures += found.conjectures.length;
    totals.undecided += found.undecided;
  }
  output.finish(collection.ranked(), totals, cancelled);
  return cancelled ? exitCodes.interrupted : exitCodes.done;
}
