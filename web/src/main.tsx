import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { loadLanguage } from '@/i18n/translate';
import { followPreferences } from '@/lib/preferences';
import '@/styles/app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

followPreferences();
await loadLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
