/** What a run of crash tests has seen, for its last lines. */
export interface Tally {
  chains: number;
  kills: Map<string, number>;
  edits: number;
  lost: number;
  duplicates: number;
  faults: number;
  /** Refusals that are in order: a name that was still taken because a deletion had to be tried again. */
  retried: number;
}

export function createTally(): Tally {
  return { chains: 0, kills: new Map(), edits: 0, lost: 0, duplicates: 0, faults: 0, retried: 0 };
}

export function summaryOf(tally: Tally): string {
  const byKind = [...tally.kills].sort(([, one], [, other]) => other - one);
  const kills = byKind.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${tally.chains} chains, ${kills} kills survived, ${tally.faults} faults injected, ` +
      `${tally.edits} edits checked, ${tally.lost} lost, ${tally.duplicates} duplicates made`,
    `killed ${byKind.map(([at, count]) => `${at} ${count}`).join(' · ')}`,
  ].join('\n');
}
