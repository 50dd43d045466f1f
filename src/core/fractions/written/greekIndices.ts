const greek = /\\(?:lambda|nu|mu|kappa|rho|sigma|tau|alpha|beta|iota|ell|varkappa)(?![a-zA-Z])|[λνμκρστιℓ]/g;
/** What stands below a letter or a block. */
const subscript = /_ ?(?:\{([^{}]*)\}|(\\[a-z]+|[^\s{]))/g;
/** Letters that may stand for it, in the order in which they are taken. */
const latin = [...'nkjmilprstuvw'];

/** The formula with a letter in the place of each Greek one that is an index, as in Perron's [2; \overline{1, 2λ, 1}]_{λ=1}^∞. */
export function withLatinIndices(text: string): string {
  let plain = text;
  const named = new Set(
    [...text.matchAll(subscript)].flatMap(([, braced, one]) => (braced ?? one)!.match(greek) ?? []),
  );
  for (const index of named) {
    const free = latin.find((letter) => !new RegExp(`(?<![a-zA-Z])${letter}(?![a-zA-Z])`).test(plain));
    if (free === undefined) return plain;
    const written = index.startsWith('\\') ? new RegExp(`\\${index}(?![a-zA-Z]) ?`, 'g') : index;
    plain = plain.replaceAll(written, free);
  }
  return plain;
}
