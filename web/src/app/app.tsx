import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ToastProvider } from '@/components/toast-provider';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';
import { SessionGuard } from './session-guard';

/** The whole application. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queryClient));
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <RouterProvider router={router} />
        <SessionGuard router={router} />
      </ToastProvider>
    </QueryClientProvider>
  );
}
