import type { Conjecture } from '../../core/conjecture.ts';
import { freeLabel, statementPrefix } from '../../documents/labels.ts';
import type { TakenLabels } from '../../documents/labels.ts';
import { pageOf } from '../../documents/pageLayout.ts';
import { statementEnvironments } from '../../documents/preamble.ts';
import type { Project } from '../../documents/project.ts';
import type { Choices } from '../../documents/typeset.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import { setting } from '../settings.ts';

/**
 * What the settings say.
 * @param labels those that are taken; new ones are added
 * @param project the paper, whose environments are used
 */
export function choicesFor(
  conjecture: Conjecture,
  labels: TakenLabels,
  style: FormulaStyle | undefined,
  project?: Project,
): Choices {
  return {
    style: style ?? setting('latex.style'),
    depth: setting('latex.depth'),
    environment: setting('latex.environment'),
    comment: setting('latex.comment'),
    lineWidth: setting('latex.lineWidth'),
    environments: project ? statementEnvironments(project) : {},
    withoutBars: project ? pageOf(project).hasVerbatimBars : false,
    label: (kind) => {
      if (!setting('latex.label') || labels.isUnwanted) return undefined;
      const label = freeLabel(
        labels,
        kind === 'equation' ? setting('latex.labelPrefix') : statementPrefix(kind, conjecture),
        conjecture.constant.name,
      );
      labels.add(label);
      return label;
    },
  };
}
