import {
  Button,
  Center,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import { IconBuildingCommunity, IconPlugConnected } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import icon from '../../../resources/icons/icon.svg';
import { call } from '../../ipc/call.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import classes from './ConnectChoice.module.css';
import { ConnectForm } from './ConnectForm.tsx';

/** First run: look around in the demo, or connect the organisation's own account. */
export function ConnectChoice(): ReactNode {
  const [isConnecting, setIsConnecting] = useState(false);
  return (
    <div className={classes.page}>
      <Center component="main" mih="100%" p="xl">
        {isConnecting ? (
          <Paper withBorder p="lg" w={480}>
            <Title order={1} size="h4" mb="md">
              Connect to Stream
            </Title>
            <ConnectForm onCancel={() => setIsConnecting(false)} onDone={() => undefined} />
          </Paper>
        ) : (
          <Welcome onConnect={() => setIsConnecting(true)} />
        )}
      </Center>
    </div>
  );
}

function Welcome({ onConnect }: { onConnect: () => void }): ReactNode {
  const [isOpening, setIsOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const explore = async () => {
    setIsOpening(true);
    const result = await call('workspace.add', { kind: 'demo' });
    setIsOpening(false);
    if (!result.ok) setFailure(result.error);
  };
  return (
    <Stack w={720} maw="100%" gap="xl">
      <div>
        <img src={icon} alt="" width={52} height={52} />
        <Title order={1} size="h2" mt="sm">
          Welcome to Muster
        </Title>
        <Text c="dimmed" size="md" mt={4}>
          Your groups on your own computer: edit them anywhere, and see what has reached the server.
        </Text>
      </div>
      {failure !== null && <FailureNote failure={failure} retry={() => void explore()} />}
      <SimpleGrid cols={2} spacing="md">
        <Choice
          icon={<IconBuildingCommunity size={22} aria-hidden />}
          title="Explore the demo organisation"
          text="A made-up community with groups and people. Works at once, offline, without an account."
        >
          <Button data-autofocus loading={isOpening} onClick={() => void explore()}>
            Explore the demo organisation
          </Button>
        </Choice>
        <Choice
          icon={<IconPlugConnected size={22} aria-hidden />}
          title="Connect to Stream"
          text="Your organisation’s user groups at getstream.io. You need its API key and a secret or a user token."
        >
          <Button variant="default" disabled={isOpening} onClick={onConnect}>
            Connect to Stream…
          </Button>
        </Choice>
      </SimpleGrid>
    </Stack>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  text: string;
  children: ReactNode;
}

function Choice({ icon, title, text, children }: ChoiceProps): ReactNode {
  return (
    <Paper withBorder p="lg">
      <Stack h="100%" gap="sm">
        <ThemeIcon variant="light" size={40} radius="md">
          {icon}
        </ThemeIcon>
        <Title order={2} size="h5">
          {title}
        </Title>
        <Text c="dimmed" size="sm" flex={1}>
          {text}
        </Text>
        <Group>{children}</Group>
      </Stack>
    </Paper>
  );
}
