import { fold } from './fold.ts';

/** As many digits as a whole number has that JavaScript tells from its neighbours. */
const digits = 16;

/** A text that sorts as people sort: without case and marks, and by the numbers in it (team 9 before team 10). */
export function naturalOrder(text: string): string {
  return fold(text).replace(/[0-9]+/g, (run) =>
    run.replace(/^0+(?=[0-9])/, '').padStart(digits, '0'),
  );
}
