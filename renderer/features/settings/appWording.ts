import type { Value } from '#shared/ipc/contract.ts';

type AppInfo = Value<'app.info'>;

const hosts: Readonly<Record<AppInfo['host'], string>> = {
  electron: 'As a program of its own',
  browserShell: 'In a browser',
  stdio: 'Driven by a script',
};

/** Which Muster this is and what it runs on, one fact a line. */
export function factsOfApp(info: AppInfo): [label: string, value: string][] {
  return [
    ['Version', `${info.name} ${info.version}`],
    ['Runs', hosts[info.host]],
    ['System', info.platform],
    [
      'Credentials',
      info.keepsCredentials
        ? 'Kept in the system’s keychain'
        : 'Not kept: you sign in again after each start',
    ],
  ];
}
