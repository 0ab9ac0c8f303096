import { Skeleton } from '@/components/skeleton';

/** While a page's code arrives. */
export function RouteSkeleton() {
  return <Skeleton rows={10} className="px-5 pt-5" />;
}
