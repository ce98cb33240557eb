import { createContext, useContext } from 'react';
import type { Incident } from '../api/types/index.js';

interface Frame {
  readonly incident: Incident;
}

export const FrameContext = createContext<Frame | undefined>(undefined);
export function useIncident(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('useIncident outside of an incident');
  return frame;
}
