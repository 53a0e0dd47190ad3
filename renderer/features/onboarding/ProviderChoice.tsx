import { Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  capabilitiesByProvider,
  type Provider,
  providerSchema,
} from '#shared/domain/capabilities.ts';
import { abilitiesOf } from './connectionForm.ts';
import classes from './ProviderChoice.module.css';
import { providerWords } from './providerWords.ts';

interface ProviderChoiceProps {
  value: Provider | null;
  error: ReactNode;
  onChange: (provider: Provider) => void;
}

/** Where the groups are: each system with what it is and what there is to work with. */
export function ProviderChoice({ value, error, onChange }: ProviderChoiceProps): ReactNode {
  return (
    <Radio.Group
      label="Where are your groups?"
      size="xs"
      required
      value={value}
      error={error}
      onChange={(chosen) => {
        const provider = providerSchema.safeParse(chosen);
        if (provider.success) onChange(provider.data);
      }}
    >
      <Stack gap={6} my={4}>
        {providerSchema.options.map((provider) => (
          <Radio.Card
            key={provider}
            value={provider}
            className={classes.card}
            aria-label={capabilitiesByProvider[provider].providerLabel}
            aria-describedby={`muster-provider-${provider}`}
            data-path={provider === providerSchema.options[0] ? 'provider' : undefined}
            data-autofocus={provider === (value ?? providerSchema.options[0]) || undefined}
          >
            <Radio.Indicator size="xs" className={classes.mark} />
            <span>
              <Text span size="sm" fw={600}>
                {capabilitiesByProvider[provider].providerLabel}
              </Text>
              <Text
                size="xs"
                c="dimmed"
                id={`muster-provider-${provider}`}
                component="span"
                display="block"
              >
                {providerWords[provider].line} {abilitiesOf(provider)}
              </Text>
            </span>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
