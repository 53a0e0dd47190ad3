import { neutraliseFormulas } from '../../formulaGuard.ts';

/**
 * A cell of a text as it was before it was made safe for a spreadsheet: apostrophes that the formula guard puts there are
 * taken away, so that what Muster has exported comes back as it was. Others stay, also the one of "'t Hooft".
 */
export function unguard(cell: string): string {
  if (!cell.includes("'")) return cell;
  const bare = cell.replace(guarded, '$1');
  return bare !== cell && neutraliseFormulas(bare) === cell ? bare : cell;
}

// The places at which `formulaGuard.ts` adds one: where a cell begins, and behind what may begin another.
const guarded = /(^|[,;\t\n])'/g;
