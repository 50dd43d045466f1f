import type { RocqTheorem } from './theorem.ts';

/** The theorems in their order, with each generator before the first that needs it. */
export function rocqStatements(theorems: readonly RocqTheorem[]): string[] {
  const generators = new Map<string, number>();
  return theorems.flatMap((theorem, i) => {
    const { generator } = theorem;
    if (!generator) return [theorem.write(i + 1, 0)];
    const known = generators.get(generator.text);
    if (known !== undefined) return [theorem.write(i + 1, known)];
    const g = generators.size + 1;
    generators.set(generator.text, g);
    const { text, terms, bits } = generator;
    return [
      [
        '(* The number over which the values are computed, and where it lies. *)',
        `Definition generator_${g} : generator := (${text})%Q.`,
        `Definition place_${g} : interval := Eval vm_compute in place_of generator_${g} ${terms} ${bits}.`,
        `Lemma located_${g} : located generator_${g} place_${g}.`,
        `Proof. apply (place_located generator_${g} ${terms} ${bits}); vm_compute; reflexivity. Qed.`,
      ].join('\n'),
      theorem.write(i + 1, g),
    ];
  });
}
