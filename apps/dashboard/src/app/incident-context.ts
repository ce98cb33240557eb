import { createContext, useContext } from 'react';
import type { Duty, Incident, Post } from '../api/types/index.js';

/** What the caller is in this incident. */
export interface Relations {
  readonly duties: readonly Duty[];
  readonly posts: readonly Post[];
  readonly participant: boolean;
}
interface Frame {
  readonly incident: Incident;
  readonly relations: Relations;
  readonly again: () => void;
}

export const FrameContext = createContext<Frame | undefined>(undefined);
export function useIncident(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('useIncident outside of an incident');
  return frame;
}
