import { createContext, useContext } from 'react';

export interface Toast {
  message: string;
  /** Takes the change back; offered as *Annuler* and `Ctrl Z` for as long as the message shows. */
  undo?: () => Promise<unknown>;
}

export type ShowToast = (toast: Toast) => void;

export const ToastContext = createContext<ShowToast>(() => undefined);

/** Shows one message at the bottom left, replacing the one before. Never for an error that asks for an action. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}
