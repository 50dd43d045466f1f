import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { systemOfCell } from '../../src/documents/codeCells.ts';

describe('the system of a code cell', () => {
  it('is that of the kernel, which for Sage says more than the language of the cell', () => {
    // Kernelspecs as ipykernel, SageMath, pari-jupyter, WolframLanguageForJupyter and maxima-jupyter install them.
    assert.equal(systemOfCell('python', { name: 'python3', language: 'python' }), 'sympy');
    assert.equal(systemOfCell('python', { name: 'conda-env-x-py', language: 'python' }), 'sympy');
    assert.equal(systemOfCell('python', { name: 'sagemath', language: 'sage' }), 'sage');
    assert.equal(systemOfCell('sage', { name: 'sagemath-10.4', language: 'sage' }), 'sage');
    assert.equal(systemOfCell('plaintext', { name: 'pari_jupyter', language: 'GP' }), 'pari');
    assert.equal(systemOfCell('wolfram', { name: 'wolframlanguage13.3' }), 'mathematica');
    assert.equal(systemOfCell('maxima', undefined), 'maxima');
    assert.equal(systemOfCell('python', undefined), 'sympy');
  });

  it('is none where nothing here is written in the language of the kernel', () => {
    assert.equal(systemOfCell('julia', { name: 'julia-1.10', language: 'julia' }), null);
    assert.equal(systemOfCell('r', { name: 'ir', language: 'R' }), null);
    assert.equal(systemOfCell('sql', { name: 'python3', language: 'python' }), null);
    assert.equal(systemOfCell('plaintext', { name: 7, language: null }), null);
  });
});
