import type { Conjecture } from '../../core/conjecture.ts';
import { freeLabel } from '../../documents/labels.ts';
import type { Choices } from '../../documents/typeset.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import { setting } from '../settings.ts';

/** What the settings say. @param labels those that are taken; new ones are added */
export function choicesFor(
  conjecture: Conjecture,
  labels: Set<string>,
  style: FormulaStyle | undefined,
): Choices {
  return {
    style: style ?? setting('latex.style'),
    depth: setting('latex.depth'),
    environment: setting('latex.environment'),
    comment: setting('latex.comment'),
    lineWidth: setting('latex.lineWidth'),
    label: () => {
      if (!setting('latex.label')) return undefined;
      const label = freeLabel(labels, setting('latex.labelPrefix'), conjecture.constant.name);
      labels.add(label);
      return label;
    },
  };
}
