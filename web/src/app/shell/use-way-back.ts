import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { isInAdministration } from '../administration/administration-links';

/** Undefined outside the administration; inside it, the address of the page that one came from. */
export function useWayBack(): string | undefined {
  const { pathname, href } = useRouterState({ select: ({ location }) => location });
  const [outside, setOutside] = useState('/');
  const inside = isInAdministration(pathname);
  if (!inside && href !== outside) setOutside(href);
  return inside ? outside : undefined;
}
