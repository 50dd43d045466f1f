const digitsWithDots = /^-?\d{1,99}\.[\d ]{1,20000}…$/;

/** The sides of an equation that may be the value of the fraction at a place, which is none of them. */
export function constantSides(sides: readonly string[], place: number): string[] {
  return sides
    .filter(
      (side, i) =>
        i !== place &&
        side !== '' &&
        (digitsWithDots.test(side) || !/K ?(?:\} ?)?_|a_\{?\d|a_\{|b_\{|…/.test(side)),
    )
    .map((side) => side.replace(/[.,;]\s*$/, '').trim());
}
