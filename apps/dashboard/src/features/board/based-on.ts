import { createContext, useContext } from 'react';

/** `lastEventId` of the board or list that is on screen: what a decision made before it is based on (U-9). */
export const BasedOnContext = createContext<string | undefined>(undefined);
export const useBasedOn = (): string | undefined => useContext(BasedOnContext);
