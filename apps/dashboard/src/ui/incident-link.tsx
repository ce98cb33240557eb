import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface IncidentLinkProps extends Pick<AnchorProps, 'inherit' | 'size' | 'underline'> {
  readonly to: string;
  readonly params: { readonly id: string; readonly person?: string };
  /** The line or decision that is asked for there. */
  readonly entry?: string;
  readonly children: ReactNode;
}

/** Leads to another screen of the incident at the moment on screen. */
export function IncidentLink({ params, entry, ...more }: IncidentLinkProps) {
  return (
    <Anchor
      component={Link}
      params={params as never}
      search={((before: { at?: string }) => ({ at: before.at, entry })) as never}
      {...more}
    />
  );
}
