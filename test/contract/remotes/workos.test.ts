import { groupsContract } from './groupsContract.ts';
import { workosSubject } from './workosRemote.ts';

groupsContract('WorkOS', workosSubject);
