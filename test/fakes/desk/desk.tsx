import '../../../renderer/ipc/configureZod.ts';
// The bridge has to be there when the renderer starts.
import './installFakeBridge.mts';
import '../../../renderer/main.tsx';
