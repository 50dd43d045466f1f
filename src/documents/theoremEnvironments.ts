/** How theorems can be written in a LaTeX document. */
export interface TheoremEnvironments {
  /** The document's environments for theorems and lemmas, by name; those of `missing` once that is in the preamble. */
  readonly theorem: string;
  readonly lemma: string;
  /** What the preamble lacks for theorems, lemmas and proofs; empty where nothing is missing or no preamble is in sight. */
  readonly missing: readonly PreambleLine[];
  /** What it lacks for formulas alone: amsmath, or nothing. */
  readonly missingForFormulas: readonly PreambleLine[];
}

/** A line for a preamble, and where it is to be put. */
export interface PreambleLine {
  readonly text: string;
  /** Offset in the document of the start of a line. */
  readonly offset: number;
}

/** Classes that bring environments theorem, lemma and proof with them. */
const classesWithTheorems =
  /^(llncs|svjour3?|svmult|svmono|sn-jnl|acmart|beamer|lipics-v\d+|siamart\w*|siamltex|ws-\w+)$/;

/** Classes and packages that load amsmath, and those that define a proof environment. */
const withAmsmath =
  /^(amsmath|mathtools|amsart|amsbook|amsproc|empheq|beamer|acmart|lipics-v\d+|siamart\w*)$/;
const withProof = /^(amsthm|amsart|amsbook|amsproc)$/;

/** Titles and usual names of the environments. */
const titles = {
  theorem: /^(theorem|th[ée]or[èe]me|th\\'eor\\`eme|satz|teorema|теорема)$/i,
  lemma: /^(lemma|lemme|hilfssatz|lema|лемма)$/i,
};
const usualNames = { theorem: /^(theorem|thm|theo|teo|satz)$/i, lemma: /^(lemma|lem|lemme)$/i };

/**
 * Finds the environments of a LaTeX document by reading its preamble. Where the document has none of its own, as a chapter
 * that is put into another one, the usual names are taken to be there.
 */
export function theoremEnvironments(document: string): TheoremEnvironments {
  // Comments as blanks: offsets stay.
  const text = document.replace(/(?<!\\)%.*/g, (comment) => ' '.repeat(comment.length));
  const theorem = definedName(text, 'theorem');
  const lemma = definedName(text, 'lemma');
  const documentClass = /\\documentclass\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}/.exec(text);
  const body = text.indexOf('\\begin{document}');
  if (!documentClass || body < 0)
    return {
      theorem: theorem ?? 'theorem',
      lemma: lemma ?? 'lemma',
      missing: [],
      missingForFormulas: [],
    };
  const name = documentClass[1]!.trim();
  const preamble = text.slice(0, body);
  const packages = [
    ...preamble.matchAll(/\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}/g),
  ].flatMap((match) =>
    match[1]!
      .split(',')
      .map((each) => ({ name: each.trim(), end: afterLine(document, match.index + match[0].length) })),
  );
  const loads = (pattern: RegExp) =>
    packages.find((each) => pattern.test(each.name)) ??
    (pattern.test(name)
      ? { name, end: afterLine(document, documentClass.index + documentClass[0].length) }
      : undefined);
  const first = afterLine(document, documentClass.index + documentClass[0].length);
  const amsmath = loads(withAmsmath);
  const missingForFormulas: PreambleLine[] = amsmath
    ? []
    : [{ text: '\\usepackage{amsmath}', offset: first }];
  const missing = [...missingForFormulas];
  if (!classesWithTheorems.test(name)) {
    // amsthm has to come after amsmath.
    if (!loads(withProof) && !/\\newenvironment\s*\{proof\}|\\newproof\s*\{proof\}/.test(preamble))
      missing.push({ text: '\\usepackage{amsthm}', offset: amsmath?.end ?? first });
    if (theorem === undefined) missing.push({ text: '\\newtheorem{theorem}{Theorem}', offset: body });
    if (lemma === undefined)
      missing.push({ text: `\\newtheorem{lemma}[${theorem ?? 'theorem'}]{Lemma}`, offset: body });
  }
  return { theorem: theorem ?? 'theorem', lemma: lemma ?? 'lemma', missing, missingForFormulas };
}

/** The environment that \newtheorem, \newtheorem* excepted, or one of its relatives gives a title or a usual name. */
function definedName(text: string, kind: 'theorem' | 'lemma'): string | undefined {
  const definitions = [
    ...text.matchAll(
      /\\(?:newtheorem|newmdtheoremenv|newdefinition)\s*\{(\w+)\}\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}/g,
    ),
  ].map(([, name, title]) => ({ name: name!, title: title!.trim() }));
  const declared = [
    ...text.matchAll(/\\(?:declaretheorem|newshadetheorem)\s*(?:\[([^\]]*)\])?\s*\{([\w,\s]+)\}/g),
  ].flatMap(([, options, names]) =>
    names!.split(',').map((name) => ({
      name: name.trim(),
      title: /(?:^|,)\s*(?:name|title)\s*=\s*\{?([^,}]*)/.exec(options ?? '')?.[1]?.trim() ?? name.trim(),
    })),
  );
  const all = [...definitions, ...declared];
  return (
    all.find(({ title }) => titles[kind].test(title)) ?? all.find(({ name }) => usualNames[kind].test(name))
  )?.name;
}

function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
