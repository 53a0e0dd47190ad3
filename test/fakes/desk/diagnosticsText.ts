/** What a host writes for whoever helps: states and sizes, nothing of people. */
export const diagnosticsText = [
  'Muster 0.1.0 (browserShell, linux)',
  'Data file: 4.7 MB, schema 80, sound',
  'Provider: Stream, signed in as the organisation',
  'Status: needsAttention, waiting 0, parked 0, conflicts 0, quarantined 3',
  'Quarantine: 3 × group, unreadable: members[4].user_id is missing (since 2026-11-20T13:58:00.000Z)',
  'Groups 18, people 240, memberships 452, edits kept 31',
  '',
  'Last syncs:',
  '2026-11-20T14:01:00.000Z pull done 2 requests 0.4 s',
  '2026-11-20T13:54:00.000Z push done 3 requests 0.2 s',
  '2026-11-20T13:47:00.000Z pull network 1 request 0.3 s',
].join('\n');
