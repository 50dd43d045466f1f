import { pageActions, severalActions } from './actions.ts';
import { batchActions, nameActions } from './numbers.ts';

/**
 * Every string that the page shows, in English. The host looks each of them up in vscode.l10n's language and hands
 * the pairs over in PageStart.strings; {0}, {1} … stand for values.
 */
const ownStrings = [
  // The list and its filter
  'Conjectures',
  'Filter conjectures',
  'Filter: e - 1, 2k+3, −+ …',
  'Clear the filter',
  'Constant',
  'Standing',
  'Order',
  'Simplest',
  'Fastest convergence',
  'Gain over the simple fraction',
  'Newest',
  '{0} conjectures in {1} families',
  '{0} conjectures in one family',
  'One conjecture',
  'Nothing matches.',
  'Only the first {0} rows are listed: filter to see the others.',
  'No conjectures yet',
  'Name a constant, and ESMA looks for continued fractions of its simple rational images.',
  'New Search…',
  'No conjecture matches the filter.',
  'Loading …',
  // A row
  'known',
  'proved',
  'open',
  'quadratic',
  'numerators ±1',
  'other numerators',
  'equivalent to ±1',
  'quadratic irrational',
  'gauge-equivalent to ₀F₁',
  'outside ₀F₁',
  'not classified',
  'A periodic fraction: its value is a quadratic irrational (Lagrange).',
  'order {0}',
  '{0} members',
  'one member',
  '{0} digits a term over 200 terms',
  '{0}/term',
  '{0} times the digits of the simple fraction over 200 terms',
  'the gain over the simple fraction tends to {0}',
  'signs {0}',
  'terms {0}',
  'member',
  'Expand',
  'Collapse',
  'Insert (Enter)',
  'Copy LaTeX ({0})',
  // The detail
  'Detail',
  'Close the detail',
  'Select a conjecture to see its formula, terms and convergence.',
  'Resize',
  'Formula',
  'Actions',
  'Terms',
  'Index',
  'Polynomial',
  'Sign',
  'First terms',
  'Recurrence',
  'Signs',
  'Preperiod',
  'none',
  'Linear complexity',
  'Digits',
  '{0} as recorded, in a proved enclosure',
  '{0} as recorded, computed numerically',
  'Convergence',
  '×{0}',
  'Search',
  'Proof',
  'What the proof rests on',
  'for j = 0, 1, 2, …',
  // Several conjectures
  'Selection',
  '{0} selected',
  '{0} selected, no more can be',
  'Figure',
  'Clear',
  // Figures
  'this fraction',
  'simple fraction',
  'terms',
  'correct digits',
  'multiplications',
  'error',
  'Axes',
  'digits against terms',
  'digits against multiplications',
  'error against terms',
  'Copy PNG',
  'Convergence of {0} fractions',
  'The first {0} of {1}, which the eye still tells apart.',
  '{0} by {1}',
  'The numbers as a table',
  'Correct digits after {0} terms: {1}.',
  // The page of numbers
  'Numbers',
  'Number or fraction',
  'Identify',
  'Calculating …',
  'Type a number, or select some in an editor and run Identify Number or Fraction.',
  '{0} numbers',
  'Number',
  'Name',
  'Surplus',
  'no name',
  'conjectured',
  'perhaps',
  'One other name',
  '{0} other names',
  'More Digits…',
  'How to check',
  'It explains {0} digits with {1}: surplus {2}.',
  'History',
  'Clear the history',
  // Messages
  'ESMA did not answer in time.',
  'ESMA gave an answer that this page could not read.',
  'Try again',
  'Dismiss',
] as const;

/** What the actions of a page say: their buttons, and what they have done. */
const actionStrings = Object.values(pageActions).flatMap(({ label, done }) =>
  done === '' ? [label] : [label, done],
);

/** What is done with several conjectures; Prove is done with one, too. */
const severalStrings = Object.values(severalActions)
  .map(({ label }) => label)
  .filter((label) => label !== pageActions.prove.label);

/** The buttons of the page of numbers; Insert is one of the conjectures' too. */
const numberStrings = [...Object.values(nameActions), ...Object.values(batchActions)].filter(
  (label) => label !== nameActions.insert,
);

/** All of them. */
export const pageStrings = [...ownStrings, ...actionStrings, ...severalStrings, ...numberStrings] as const;

export type PageString =
  | (typeof ownStrings)[number]
  | Exclude<(typeof actionStrings)[number], ''>
  | (typeof severalStrings)[number]
  | (typeof numberStrings)[number];
