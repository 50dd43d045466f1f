import { l10n } from 'vscode';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { RunStatus, TaskStanding } from '../../engine/cluster/status.ts';
import type { Search } from './searches.ts';

/** "e, degree 1, height 2, period 4, order 24". */
function describeSpecification(specification: SearchSpecification): string {
  const { constant, degree, height, period, order, deepens } = specification;
  return l10n.t(
    '{0}, degree {1}, height {2}, period {3}, order {4}',
    constant,
    degree,
    height,
    period,
    deepens ? l10n.t('{0} and deeper', order) : order,
  );
}

export function describeSearch({ specification }: Search): string {
  return describeSpecification(specification);
}

/** "43 % · 1,470 in 68 families · 2 min left". */
export function describeState({ state, progress }: Search): string {
  const words: Readonly<Record<Search['state'], string>> = {
    running: '',
    paused: l10n.t('paused'),
    stopped: l10n.t('stopped'),
    done: l10n.t('done'),
    failed: l10n.t('failed'),
    elsewhere: l10n.t('in another window'),
  };
  const parts = [words[state]];
  if (progress) {
    const { share, candidates, conjectures, families, secondsLeft } = progress;
    if (state !== 'done' && candidates > 0) parts.unshift(percentage(share));
    parts.push(foundText(conjectures, families));
    if (state === 'running' && secondsLeft !== null) parts.push(l10n.t('{0} left', duration(secondsLeft)));
  }
  return parts.filter(Boolean).join(' · ');
}

/** "1,470 in 68 families". */
function foundText(conjectures: number, families: number): string {
  const count = conjectures.toLocaleString('en-US');
  return families === 1 ? l10n.t('{0} in one family', count) : l10n.t('{0} in {1} families', count, families);
}

/** "43 % · 1,470 in 68 families · 2 min left · dead: tasks 3, 7". */
export function describeRun({ tasks, share, conjectures, families, secondsLeft, isDone }: RunStatus): string {
  const named = (standing: TaskStanding) =>
    tasks
      .filter((task) => task.standing === standing)
      .map(({ task }) => task)
      .join(', ');
  const [dead, givenUp] = [named('dead'), named('given up')];
  return [
    isDone ? l10n.t('done') : percentage(share),
    foundText(conjectures, families),
    isDone || secondsLeft === null ? '' : l10n.t('{0} left', duration(secondsLeft)),
    dead && l10n.t('dead: tasks {0}', dead),
    givenUp && l10n.t('given up: tasks {0}', givenUp),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** "43 %"; of a search that takes days also "0.02 %", so that one sees it move. Never more than has been done. */
function percentage(share: number): string {
  const percent = 100 * share;
  const digits = percent > 0 && percent < 1 ? 2 : 0;
  return `${(Math.floor(percent * 10 ** digits) / 10 ** digits).toFixed(digits)} %`;
}

/** "12 s", "3 min", "5 h", "2 days". */
export function duration(seconds: number): string {
  if (seconds >= 2 * 86_400) return l10n.t('{0} days', Math.round(seconds / 86_400));
  if (seconds >= 2 * 3600) return l10n.t('{0} h', Math.round(seconds / 3600));
  if (seconds >= 120) return l10n.t('{0} min', Math.round(seconds / 60));
  return l10n.t('{0} s', seconds < 10 ? seconds.toFixed(1) : Math.round(seconds));
}
