import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { PersonDetails } from '#shared/ipc/methods/people.ts';
import { copyText } from '../../ui/copyText.ts';
import { showNote } from '../../ui/toasts.tsx';
import classes from './PersonDrawer.module.css';

/** How to reach somebody, and everything else the server holds about them. */
export function PersonFacts({ person }: { person: PersonDetails }): ReactNode {
  const { email, otherEmails, phone, memberKey, attributes } = person;
  const addresses = [email, ...otherEmails].filter((address) => address !== null);
  return (
    <dl className={classes.facts}>
      {addresses.length === 0 && <Fact label="E-mail" value={null} />}
      {addresses.map((address, index) => (
        <Fact
          key={address}
          label={index === 0 ? 'E-mail' : 'Other e-mail'}
          value={address}
          copies="the address"
        />
      ))}
      <Fact label="Phone" value={phone} copies="the number" />
      {Object.entries(attributes).map(([name, value]) => (
        <Fact key={name} label={name} value={value} />
      ))}
      <Fact label="Member key" value={memberKey} nothing="Not on the server yet" copies="the key" />
    </dl>
  );
}

interface FactProps {
  label: string;
  value: string | null;
  /** What stands where there is none. */
  nothing?: string;
  /** Names what its button copies; left out for none. */
  copies?: string;
}

function Fact({ label, value, nothing = 'None', copies }: FactProps): ReactNode {
  return (
    <>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        <span
          className={classes.value}
          dir="auto"
          style={value === null ? { color: 'var(--mantine-color-dimmed)' } : undefined}
        >
          {value ?? nothing}
        </span>
        {value !== null && copies !== undefined && <CopyButton text={value} what={copies} />}
      </dd>
    </>
  );
}

/** Says so on the button itself when it is done. */
function CopyButton({ text, what }: { text: string; what: string }): ReactNode {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    if (await copyText(text)) setIsCopied(true);
    else showNote('The clipboard cannot be used here.');
  };
  const label = isCopied ? 'Copied' : `Copy ${what}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="xs"
        aria-label={isCopied ? `Copied ${text}` : `Copy ${text}`}
        onClick={() => void copy()}
        onBlur={() => setIsCopied(false)}
      >
        {isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
