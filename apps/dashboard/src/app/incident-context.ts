import { createContext, useContext } from 'react';
import type { Incident } from '../api/types/index.js';

interface Frame {
  readonly incident: Incident;
  /** How often personal data was erased in it until now, also where a past moment is on screen. */
  readonly erasures: number;
}

export const FrameContext = createContext<Frame | undefined>(undefined);
export function useIncident(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('useIncident outside of an incident');
  return frame;
}
