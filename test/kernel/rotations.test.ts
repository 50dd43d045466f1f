import assert from 'node:assert/strict';
import { formatSigns, parseSigns, primitivePatterns } from '../../src/core/fractions/signs.ts';
import { rotate } from '../../src/kernel/rotations.ts';

describe('the rotations of sign patterns', () => {
  const cases = [
    primitivePatterns(1),
    primitivePatterns(6),
    ['-+', '+--', '+-+-+', '+'].map(parseSigns),
    [[1, -1, 1, -1] as const, [-1, 1] as const],
  ];
  for (const patterns of cases)
    it(`are each there once and follow each other: ${patterns.slice(-2).map(formatSigns).join(' ')}`, () => {
      const { words, next, starts } = rotate(patterns);
      const texts = words.map(formatSigns);
      assert.equal(new Set(texts).size, words.length);
      assert.deepEqual(
        new Set(texts),
        new Set(
          patterns.flatMap((pattern) =>
            pattern.map((_, i) => formatSigns([...pattern.slice(i), ...pattern.slice(0, i)])),
          ),
        ),
      );
      words.forEach((word, number) =>
        assert.equal(texts[next[number]!], formatSigns([...word.slice(1), word[0]!])),
      );
      patterns.forEach((pattern, i) => assert.equal(texts[starts[i]!], formatSigns(pattern)));
    });
});
