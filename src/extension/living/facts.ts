import { ColorThemeKind, l10n, MarkdownString, window } from 'vscode';
import { formatRational } from '../../core/numbers/rational.ts';
import { digitsReached, shownGain } from '../../core/gain.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { correctDigits, rateTerms } from '../../core/fractions/convergence.ts';
import { numeratorsOf, termsOf } from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorsKey } from '../../core/fractions/numerators.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import { markdownQuoting } from '../../formats/quoting.ts';
import { agreementSentence } from '../../formats/text/agreement.ts';
import { standingSentence } from '../../formats/text/standing.ts';
import { formulaPicture } from '../../formats/text/formulaPicture.ts';
import { displayNumerators, formatConjecture, formatRule, formatTerms } from '../../formats/text/plain.ts';

/** Terms after which the correct digits are told. */
const milestones = [5, 10, 20, 40];
const shownTerms = 12;
const pictureDepth = 3;
/** Digits to which both sides are compared: what is more takes longer than one waits for a hover. */
const comparedDigits = 1000;

/** The formula as a picture in the colours of the theme, as an image of Markdown. */
function pictureOf(conjecture: Conjecture): string {
  const { kind } = window.activeColorTheme;
  const isLight = kind === ColorThemeKind.Light || kind === ColorThemeKind.HighContrastLight;
  const svg = formulaPicture(conjecture, pictureDepth, isLight ? '#1f1f1f' : '#e4e4e4');
  const text = markdownQuoting.text(formatConjecture(conjecture));
  return `![${text}](data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')})`;
}

/** The facts of a conjecture and its convergence, for a hover or beside a completion. */
export function factsOf(conjecture: Conjecture): MarkdownString {
  const { fraction, terms } = conjecture;
  const words = new MarkdownString();
  words.appendMarkdown(`${pictureOf(conjecture)}\n\n`);
  const numerators = numeratorsOf(fraction);
  const shown = displayNumerators(numerators);
  const sentences = [
    formatTerms(terms, shownTerms),
    isSignPattern(numerators)
      ? l10n.t('Terms: {0}; signs: {1}', formatRule(fraction.rule), shown)
      : l10n.t('Terms: {0}; numerators: {1}', formatRule(fraction.rule), shown),
    `${l10n.t(...standingSentence(standingOf(conjecture), null))} ${l10n.t(...agreementSentence(conjecture, comparedDigits))}`,
    convergence(conjecture),
  ];
  // appendText would keep the lines from breaking.
  words.appendMarkdown(sentences.map(markdownQuoting.text).join('\n\n'));
  const last = milestones[milestones.length - 1]!;
  const correct = correctDigits(termsOf(fraction.rule, last + 1), numerators);
  words.appendMarkdown(
    `\n\n| ${l10n.t('terms')} | ${milestones.join(' | ')} |\n|--|${milestones.map(() => '--:').join('|')}|\n` +
      `| ${l10n.t('correct digits')} | ${milestones.map((n) => Math.floor(correct[n - 1] ?? 0)).join(' | ')} |\n`,
  );
  return words;
}

/** How fast it converges: what is measured as measured, the gain as its limit where that is known. */
function convergence(conjecture: Conjecture): string {
  const digits = digitsReached(conjecture);
  // Under plus signs alone it is the simple continued fraction itself.
  if (numeratorsKey(numeratorsOf(conjecture.fraction)) === '+')
    return l10n.t('{0} terms give {1} digits: it is the simple continued fraction.', rateTerms, digits);
  const { value, limit } = shownGain(conjecture);
  return limit
    ? l10n.t(
        '{0} terms give {1} digits; the gain over the simple continued fraction tends to {2}.',
        rateTerms,
        digits,
        formatRational(limit),
      )
    : l10n.t(
        '{0} terms give {1} digits, {2} times as many as the simple continued fraction.',
        rateTerms,
        digits,
        value.toFixed(2),
      );
}
