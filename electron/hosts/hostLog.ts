import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { HostLog } from './hostServices.ts';

const rotateAtBytes = 1024 * 1024;

/**
 * Writes `logs/muster.log` in the data folder; warnings and errors also go to stderr. electron-log's Node part
 * serves every host: its Electron part would listen on an IPC channel of its own.
 */
export function createHostLog(dataFolder: string): HostLog {
  const logger = electronLog.create({ logId: 'muster' });
  const { console: terminal, file } = logger.transports;
  terminal.level = false;
  file.resolvePathFn = () => join(dataFolder, 'logs', 'muster.log');
  file.maxSize = rotateAtBytes;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.format = '{iso} {level} {text}';

  return {
    info: (event, details) => logger.info(writeEntry(event, details)),
    warn(event, details) {
      const entry = writeEntry(event, details);
      logger.warn(entry);
      process.stderr.write(`muster: ${entry}\n`);
    },
    error(event, details) {
      const entry = writeEntry(event, details);
      logger.error(entry);
      process.stderr.write(`muster: ${entry}\n`);
    },
  };
}

function writeEntry(event: string, details?: Parameters<HostLog['info']>[1]): string {
  return details === undefined ? event : `${event} ${JSON.stringify(details)}`;
}
