import { createContext, useContext } from 'react';

/** The places of the shell's header that a page fills; null until the shell stands. */
export interface HeaderSlots {
  title: HTMLElement | null;
  action: HTMLElement | null;
}

export const HeaderSlotsContext = createContext<HeaderSlots>({ title: null, action: null });

export function useHeaderSlots(): HeaderSlots {
  return useContext(HeaderSlotsContext);
}
