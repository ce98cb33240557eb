import '@mantine/core/styles.css';
import './app/app.css';
import './i18n/index.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

// The Japanese face is large and split by character; the page is readable before it comes.
void import('./app/fonts.js');
