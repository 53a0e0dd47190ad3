import { describe } from 'vitest';
import { changesContract } from './changesContract.ts';
import { commandsContract } from './commandsContract.ts';
import type { ContractSubject } from './contractSubject.ts';
import { faultsContract } from './faultsContract.ts';
import { limitsContract } from './limitsContract.ts';
import { permissionsContract } from './permissionsContract.ts';
import { pullContract } from './pullContract.ts';
import { verifyContract } from './verifyContract.ts';

/**
 * What every adapter promises, whatever the vendor: called by each adapter's own test file with the way to
 * reach its face of the sandbox. What a vendor cannot do is asked of its capabilities, never of its name.
 */
export function groupsContract(name: string, subject: ContractSubject): void {
  describe(name, () => {
    verifyContract(subject);
    pullContract(subject);
    commandsContract(subject);
    limitsContract(subject);
    permissionsContract(subject);
    faultsContract(subject);
    changesContract(subject);
  });
}
