import { Button, Center, EmptyState } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';

interface CrashGuardState {
  hasCrashed: boolean;
}

/** Instead of an empty window after a bug in the screen. The data is in the host and unharmed. */
export class CrashGuard extends Component<{ children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { hasCrashed: false };

  static getDerivedStateFromError(): CrashGuardState {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <Center h="100%" component="main">
        <EmptyState
          icon={<IconMoodSad aria-hidden />}
          title="This window stumbled"
          description="Your roster and your edits are safe: they are kept outside of this window."
        >
          <EmptyState.Actions>
            <Button onClick={() => window.location.reload()}>Open it again</Button>
          </EmptyState.Actions>
        </EmptyState>
      </Center>
    );
  }
}
