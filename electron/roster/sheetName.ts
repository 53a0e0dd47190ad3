import { uniqueNames } from './uniqueNames.ts';

/** A sheet's name holds this many UTF-16 units. */
const sheetNameLength = 31;
/** Longer ones differ from this in nothing that would be shown, and a server may send any length. */
const lengthLookedAt = 1000;

const forbidden = /[[\]:*?/\\]/g;
const invisible = /[\p{Cc}\u2028\u2029\ufffe\uffff]+/gu;
/** Excel keeps this name for its own sheet of tracked changes. */
const excelsOwn = /^history$/i;

/**
 * The nearest name to a group's that Excel takes for a sheet: 1 to 31 characters, none of `[ ] : * ? / \`, no
 * apostrophe at either end, not blank, not "History". `reserved`: so many characters are left for a number behind.
 */
export function sheetName(groupName: string, reserved = 0): string {
  const text = groupName
    .slice(0, lengthLookedAt)
    .toWellFormed()
    .replace(invisible, ' ')
    .replace(forbidden, '-')
    .replace(/\s+/g, ' ');
  const name = trimEnds(cutToLength(trimEnds(text), sheetNameLength - reserved));
  if (name === '') return 'Roster';
  return excelsOwn.test(name) ? `${name}-` : name;
}

/** The names of a workbook's sheets: Excel takes no two that differ in case only. */
export function sheetNames(groupNames: readonly string[]): string[] {
  return uniqueNames(groupNames, sheetName);
}

function trimEnds(text: string): string {
  return text.replace(/^[\s']+|[\s']+$/g, '');
}

function cutToLength(text: string, length: number): string {
  const kept = text.slice(0, length);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}
