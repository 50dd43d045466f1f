/**
 * A sum of coefficient·power terms, highest power first: "2*e - 1"; but "2 - e", as one writes, and not "-e + 2".
 * @param coefficients texts that ascend with the exponent; "0" for none
 * @param power the text of the i-th power, "" for the 0th
 * @param times what stands between a coefficient and a power
 * @param coefficientText how a coefficient's absolute value is written before a power
 */
export function formatSum(
  coefficients: readonly string[],
  power: (exponent: number) => string,
  times: string,
  coefficientText: (size: string) => string = (size) => size,
): string {
  const parts: string[] = [];
  const exponents = [...coefficients.keys()].filter((i) => coefficients[i] !== '0').reverse();
  const startsNegative = (i: number | undefined) => i !== undefined && coefficients[i]!.startsWith('-');
  if (startsNegative(exponents[0]) && !startsNegative(exponents[exponents.length - 1])) exponents.reverse();
  for (const i of exponents) {
    const coefficient = coefficients[i]!;
    const negative = coefficient.startsWith('-');
    const size = negative ? coefficient.slice(1) : coefficient;
    const factor = power(i);
    const number = factor !== '' && size === '1' ? '' : coefficientText(size);
    const body = number !== '' && factor !== '' ? `${number}${times}${factor}` : `${number}${factor}`;
    if (parts.length === 0) parts.push(negative ? `-${body}` : body);
    else parts.push(negative ? ` - ${body}` : ` + ${body}`);
  }
  return parts.length === 0 ? '0' : parts.join('');
}
